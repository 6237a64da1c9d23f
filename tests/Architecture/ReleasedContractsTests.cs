using System.Reflection;
using Google.Protobuf.Reflection;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Architecture;

/// <summary>
/// Contracts only grow: whatever a released one has, line by line in <c>Released/</c>, the present one still has. A
/// service can then be deployed before or after those that hear or ask it.
/// </summary>
public sealed class ReleasedContractsTests
{
    private static readonly string[] s_services = ["Billing", "Clients", "Documents", "Identity", "Payors", "Providers"];

    public static TheoryData<string> Services => [.. s_services];

    [Theory]
    [MemberData(nameof(Services))]
    public void Nothing_that_was_released_is_missing(string service)
    {
        var present = Lines(service);
        var released = House.Read($"tests/Architecture/Released/{service}.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        released.Except(present, StringComparer.Ordinal).ShouldBeEmpty($"{service} no longer has what others rely on");
        present.Except(released, StringComparer.Ordinal).ShouldBeEmpty(
            $"what {service} has new is released with it: add these lines to tests/Architecture/Released/{service}.txt");
    }

    [Fact]
    public void Every_contract_is_held() =>
        House.Files(".Contracts.csproj").Select(project => project.Split('/')[1]).ShouldBe(s_services, ignoreOrder: true);

    private static string[] Lines(string service)
    {
        var types = Assembly.Load($"Credentialing.{service}.Contracts").GetExportedTypes();
        var events = types.Where(type => type.Namespace!.Contains(".Events.", StringComparison.Ordinal)).SelectMany(Event);
        var files = types.Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<FileDescriptor>().SelectMany(Proto);
        return [.. events.Concat(files).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    // A member that may be left out says so: only such a one may be added later.
    private static IEnumerable<string> Event(Type type) => type.GetConstructors().Single().GetParameters().Select(parameter =>
        $"event {type.FullName} {parameter.Name} {Name(parameter.ParameterType)}{(parameter.HasDefaultValue ? "?" : "")}");

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(',', type.GetGenericArguments().Select(Name))}>"
        : type.Name;

    private static IEnumerable<string> Proto(FileDescriptor file) =>
        file.MessageTypes.SelectMany(Message).Concat(file.Services.SelectMany(service => service.Methods.Select(Method)));

    private static IEnumerable<string> Message(MessageDescriptor message) => message.Fields.InDeclarationOrder()
        .Select(field => $"message {message.FullName} {field.FieldNumber} {field.Name} {(field.IsRepeated ? "repeated " : "")}{Type(field)}")
        .Append($"message {message.FullName}").Concat(message.NestedTypes.SelectMany(Message));

    private static string Type(FieldDescriptor field) => field.FieldType == FieldType.Message ? field.MessageType.FullName : field.FieldType.ToString().ToLowerInvariant();

    private static string Method(MethodDescriptor method) =>
        $"rpc {method.FullName} {(method.IsClientStreaming ? "stream " : "")}{method.InputType.FullName} {(method.IsServerStreaming ? "stream " : "")}{method.OutputType.FullName}";
}
