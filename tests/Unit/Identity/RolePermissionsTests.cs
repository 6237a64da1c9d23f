using System.Reflection;
using Credentialing.Identity.Contracts;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Identity;

public sealed class RolePermissionsTests
{
    [Fact]
    public void Every_role_has_a_row_of_known_permissions()
    {
        RolePermissions.Table.Keys.ShouldBe(Roles.All.Append(Roles.Emergency), ignoreOrder: true);
        RolePermissions.Table.Values.SelectMany(row => row).Except(Permissions.All).ShouldBeEmpty();
    }

    [Fact]
    public void Every_permission_is_listed_and_held_by_somebody()
    {
        var declared = typeof(Permissions).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToArray();

        declared.ShouldBe(Permissions.All, ignoreOrder: true);
        declared.Except(RolePermissions.Of(Roles.All)).ShouldBeEmpty();
    }

    [Fact]
    public void An_administrator_may_do_everything_but_decide_about_people() =>
        Permissions.All.Except(RolePermissions.Of([Roles.Administrator])).ShouldBe(
            [Permissions.CredentialFilesVote, Permissions.CredentialFilesDecide, Permissions.CredentialFilesApproveClean], ignoreOrder: true);

    [Fact]
    public void Only_people_decide_about_people()
    {
        string[] decisions = [Permissions.CredentialFilesVote, Permissions.CredentialFilesDecide, Permissions.CredentialFilesApproveClean];
        Roles.All.Where(role => decisions.Any(decision => RolePermissions.Allows([role], decision))).ShouldBe(Roles.PeopleOnly, ignoreOrder: true);
    }

    [Fact]
    public void An_emergency_shows_what_must_be_seen_and_shuts_out_who_must_not_be_there_and_does_nothing_else()
    {
        var opens = RolePermissions.Of([Roles.Emergency]);
        opens.ShouldContain(Permissions.PersonalDataUnmask);
        opens.Where(permission => !permission.EndsWith(".read", StringComparison.Ordinal))
            .ShouldBe([Permissions.PersonalDataUnmask, Permissions.UsersManage, Permissions.ApiClientsManage], ignoreOrder: true);
        Roles.All.ShouldNotContain(Roles.Emergency, "nobody can be given it");
    }

    [Fact]
    public void Emergencies_are_our_own_peoples_and_looked_at_by_those_who_lead()
    {
        Roles.All.Where(role => RolePermissions.Allows([role], Permissions.BreakGlassUse)).ShouldBe(
            Roles.Staff.Except([Roles.Auditor, Roles.CommitteeMember]), ignoreOrder: true);
        Roles.All.Where(role => RolePermissions.Allows([role], Permissions.BreakGlassReview)).ShouldBe([Roles.Administrator, Roles.Manager], ignoreOrder: true);
    }

    [Fact]
    public void An_auditor_changes_nothing() =>
        RolePermissions.Of([Roles.Auditor]).ShouldAllBe(permission => permission.EndsWith(".read", StringComparison.Ordinal));

    [Theory]
    [InlineData(Permissions.ApiClientsManage)]
    [InlineData(Permissions.UsersManage)]
    [InlineData(Permissions.AuditRead)]
    [InlineData(Permissions.PersonalDataUnmask)]
    [InlineData(Permissions.PaymentsRecord)]
    [InlineData(Permissions.CredentialFilesVerify)]
    [InlineData(Permissions.RehearsalClock)]
    public void No_clients_role_reaches_our_own_work(string permission) =>
        RolePermissions.Allows(Roles.ClientBound, permission).ShouldBeFalse();

    [Fact]
    public void A_role_that_does_not_exist_allows_nothing() =>
        RolePermissions.Of(["superuser", "Administrator"]).ShouldBeEmpty();

    [Theory]
    [InlineData("api", true)]
    [InlineData("clients.read", true)]
    [InlineData("clients.write", false)]
    public void A_scope_reaches_its_own_permission_and_api_reaches_all(string scope, bool reaches) =>
        Scopes.Reach([scope], Permissions.ClientsRead).ShouldBe(reaches);
}
