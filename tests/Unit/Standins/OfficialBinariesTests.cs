using System.Reflection;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Standins;

/// <summary>
/// The official binaries name members of the assemblies that a stand-in may replace. A member that is missing, or has
/// another signature, would only be noticed when a call reaches it; here every name is looked up.
/// </summary>
public class OfficialBinariesTests
{
    private const int TypeReferences = 0x01000000;
    private const int MemberReferences = 0x0A000000;

    private static readonly Type[] AnyArguments = [.. Enumerable.Repeat(typeof(string), 20)];

    public static TheoryData<string> Binaries => ["Grpc.Net.Client", "Grpc.AspNetCore.Server", "Yarp.ReverseProxy"];

    [Theory]
    [MemberData(nameof(Binaries))]
    public void Every_member_that_an_official_binary_names_exists(string binary)
    {
        var module = Assembly.Load(binary).ManifestModule;

        Missing(module, TypeReferences).ShouldBeEmpty();
        Missing(module, MemberReferences).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Binaries))]
    public void Every_type_of_an_official_binary_loads(string binary) =>
        Should.NotThrow(Assembly.Load(binary).GetTypes);

    [Fact]
    public void The_contract_assembly_has_the_official_identity() =>
        typeof(CallInvoker).Assembly.FullName.ShouldBe(
            "Grpc.Core.Api, Version=2.0.0.0, Culture=neutral, PublicKeyToken=d754f35622e28bad");

    private static List<string> Missing(Module module, int table)
    {
        var missing = new List<string>();
        for (var token = table + 1; ; token++)
        {
            try
            {
                module.ResolveMember(token, AnyArguments, AnyArguments);
            }
            catch (ArgumentOutOfRangeException)
            {
                return missing;
            }
            catch (Exception failure) when (failure is MissingMemberException or TypeLoadException or FileNotFoundException)
            {
                // A member of a generic type is looked up with arguments that the type may not allow; that is no lack.
                if (!failure.Message.Contains("violates the constraint", StringComparison.Ordinal))
                {
                    missing.Add(failure.Message);
                }
            }
        }
    }
}
