using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Architecture;

/// <summary>The rules of the house that a compiler does not hold.</summary>
public sealed partial class HouseRulesTests
{
    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        House.Files(".cs").Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal))
            .Where(file => House.Read(file).Count(character => character == '\n') > 300)
            .ShouldBeEmpty();

    [Fact]
    public void A_service_references_only_the_contracts_of_others()
    {
        foreach (var project in House.Files(".csproj").Where(project => ServiceProject().IsMatch(project)))
        {
            var own = project.Split('/')[1];
            House.References(project)
                .Where(reference => reference.StartsWith("services/", StringComparison.Ordinal) && reference.Split('/')[1] != own)
                .Where(reference => !reference.EndsWith(".Contracts.csproj", StringComparison.Ordinal))
                .ShouldBeEmpty($"{project} reaches into another service");
        }
    }

    [Fact]
    public void Contracts_depend_on_no_project()
    {
        var contracts = House.Files(".Contracts.csproj");
        contracts.ShouldNotBeEmpty();
        foreach (var project in contracts)
        {
            House.References(project).ShouldBeEmpty($"{project} must be usable alone");
        }
    }

    [Fact]
    public void No_product_project_names_a_standin() =>
        House.Files(".csproj").Where(project => ProductProject().IsMatch(project))
            .Where(project => House.References(project).Any(reference => reference.StartsWith("standins/", StringComparison.Ordinal)))
            .ShouldBeEmpty("the switch in Directory.Build.targets is the only place that knows of stand-ins");

    [Fact]
    public void Product_code_has_no_conditional_compilation() =>
        House.Files(".cs").Where(file => ProductCode().IsMatch(file) && Conditional().IsMatch(House.Read(file))).ShouldBeEmpty();

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = House.Read("Credentialing.sln").Replace('\\', '/');
        House.Files(".csproj").Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_domain_knows_neither_http_nor_storage() =>
        House.Files(".cs").Where(file => file.StartsWith("ServiceDefaults/Domain/", StringComparison.Ordinal))
            .Where(file => House.Read(file).Contains("Microsoft.", StringComparison.Ordinal)).ShouldBeEmpty();

    [GeneratedRegex(@"^services/[^/]+/[^/]+\.csproj$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ServiceProject();

    [GeneratedRegex("^(services|gateway|ServiceDefaults|AppHost|tools)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ProductProject();

    [GeneratedRegex("^(services|gateway|ServiceDefaults|AppHost)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ProductCode();

    [GeneratedRegex(@"^\s*#if\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Conditional();
}
