using System.Text;
using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.Providers.ExclusionLists;
using Credentialing.ServiceDefaults.Messaging.Inbox;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

[Collection(SharedProviders.Name)]
public sealed class ExclusionListTests(ProvidersHost host)
{
    [Fact]
    public async Task What_is_in_force_follows_full_files_supplements_and_reinstatements()
    {
        var (stays, goes, added) = (Lists.NewSurname(), Lists.NewSurname(), Lists.NewSurname());
        string[] full = [Lists.Leie(stays, born: "19700101"), Lists.Leie(goes, born: "19710101"), .. Enumerable.Range(0, 28).Select(_ => Lists.Leie(Lists.NewSurname()))];
        await host.BringAsync("sam", "full", Lists.Sam(Lists.NewSurname()));

        var first = await host.BringAsync("leie?kind=full", Text(full));
        (first.Text("state"), first.Rows().Added + first.Rows().Unchanged).ShouldBe(("completed", 30));
        var again = await host.BringAsync("leie?kind=full", Text(full));
        (again.Text("state"), again.GetProperty("edition").ValueKind, again.Rows().Added).ShouldBe(("completed", System.Text.Json.JsonValueKind.Null, 0));
        (await host.ScreenAsync("Ada", goes, ",\"dateOfBirth\":\"1971-01-01\"")).Text("outcome").ShouldBe("match");
        (await host.ScreenAsync("Ada", added)).Text("outcome").ShouldBe("clear");

        var supplement = await host.BringAsync("leie", "supplement", Lists.Leie(added, excluded: "20260120"));
        supplement.Rows().ShouldBe((1, 0, 0, 0, 0, 0));
        (await host.ScreenAsync("Ada", added)).Text("outcome").ShouldBe("undetermined");
        var reinstatement = await host.BringAsync("leie", "reinstatement", Lists.Leie(goes, born: "19710101", city: "ELSEWHERE", reinstated: "20260220"));
        reinstatement.Rows().ShouldBe((0, 0, 0, 1, 0, 0));
        (await host.ScreenAsync("Ada", goes, ",\"dateOfBirth\":\"1971-01-01\"")).Text("outcome").ShouldBe("clear");
        (await host.ReadAsync(db => db.ExclusionEntries.Where(entry => entry.LastName == goes).Select(entry => new { entry.End, entry.EndedOn }).SingleAsync()))
            .ShouldBe(new { End = (EntryEnd?)EntryEnd.Reinstated, EndedOn = (DateOnly?)new DateOnly(2026, 2, 20) });

        using var staff = host.As("specialist");
        var list = await staff.OkAsync("GET", "/v1/exclusion-lists/leie");
        (list.Text("standing"), list.GetProperty("entries").GetInt32(), list.Text("dataOf"), list.GetProperty("edition").GetInt32())
            .ShouldBe(("inForce", 30, "2026-02-20", reinstatement.GetProperty("edition").GetInt32()));

        foreach (var (broken, code) in ((string, string)[])
            [("<!doctype html><title>Maintenance</title>", "not-the-list"), (Text(full)[..^50], "list-cut-off"), (Text([]), "list-empty")])
        {
            var refused = await host.BringAsync("leie?kind=full", broken);
            (refused.Text("state"), refused.Text("reasonCode")).ShouldBe(("refused", code));
        }

        (await staff.OkAsync("GET", "/v1/exclusion-lists/leie")).GetProperty("edition").GetInt32().ShouldBe(list.GetProperty("edition").GetInt32());
        (await host.ScreenAsync("Ada", added)).Text("outcome").ShouldBe("undetermined");

        // Back to the full file alone, and to a few rows of it: who brings a full file has decided that it replaces.
        var back = await host.BringAsync("leie?kind=full", Text(full));
        (back.Rows().Added, back.Rows().Unchanged, back.Rows().Ended).ShouldBe((1, 29, 1));
        (await host.ScreenAsync("Ada", added)).Text("outcome").ShouldBe("clear");
        var few = await host.BringAsync("leie?kind=full", Text(full[..3]));
        (few.Text("state"), few.Rows().Unchanged, few.Rows().Ended).ShouldBe(("completed", 3, 27));
    }

    [Fact]
    public async Task A_file_says_which_rows_were_refused_and_why()
    {
        var (good, bad) = (Lists.NewSurname(), Lists.NewSurname());
        var import = await host.BringAsync("leie", "supplement", Lists.Leie(good, npi: "1234567890"), Lists.Leie(bad, excluded: "00000000"), Lists.Leie(Lists.NewSurname()));

        import.Rows().ShouldBe((2, 0, 0, 0, 0, 1));
        var refused = import.GetProperty("refusedRows").EnumerateArray().ShouldHaveSingleItem();
        (refused.GetProperty("row").GetInt32(), refused.Text("field"), refused.Text("code")).ShouldBe((3, "EXCLDATE", "exclusion-date-invalid"));
        using var staff = host.As("specialist");
        (await staff.ItemsAsync($"/v1/exclusion-lists/imports/{import.Id()}/rows")).Select(row => row.Text("code")).ShouldBe(["npi-invalid", "exclusion-date-invalid"]);
        (await staff.ItemsAsync("/v1/exclusion-lists/imports?list=leie&limit=1")).ShouldHaveSingleItem().Id().ShouldBe(import.Id());
        (await host.AsOwnerAsync($"SELECT count(*) FROM exclusion_list_file_parts WHERE import_id = '{import.Id()}'")).ShouldBe(0L);
        host.Logs.All.ShouldNotContain(line => line.Contains(good, StringComparison.Ordinal) || line.Contains(bad, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_comes_as_a_form_too_and_what_is_neither_is_refused()
    {
        var name = Lists.NewSurname();
        using var admin = host.As("administrator");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Text([Lists.Leie(name)]))), "file", "excl.csv" } };
        using var response = await admin.PostAsync(new Uri("/v1/exclusion-lists/leie?kind=supplement", UriKind.Relative), form);
        ((int)response.StatusCode).ShouldBe(202);
        (await host.DoneAsync(response.Headers.Location!.OriginalString)).Text("state").ShouldBe("completed");

        await admin.RefusedAsync(415, "unsupported-media-type", "POST", "/v1/exclusion-lists/leie?kind=full", "{}");
        await admin.RefusedAsync(400, "invalid-request", "POST", "/v1/exclusion-lists/leie");
        await admin.RefusedAsync(400, "invalid-request", "POST", "/v1/exclusion-lists/leie?kind=some");
        await admin.RefusedAsync(404, "not-found", "POST", "/v1/exclusion-lists/nobody?kind=full");
        await admin.RefusedAsync(422, "kind-unknown", "POST", "/v1/exclusion-lists/sam?kind=reinstatement");
        await host.As("specialist").RefusedAsync(403, "forbidden", "POST", "/v1/exclusion-lists/leie?kind=full");
    }

    [Fact]
    public async Task A_file_that_is_told_of_twice_is_read_once()
    {
        var import = await host.BringAsync("leie", "supplement", Lists.Leie(Lists.NewSurname()));
        var edition = (await host.As("specialist").OkAsync("GET", "/v1/exclusion-lists/leie")).GetProperty("edition").GetInt32();
        var (message, told) = (Guid.CreateVersion7(), new ExclusionListReceived(import.Id(), "leie", "supplement", ProvidersHost.At));
        await host.PublishAsync(told, message);
        await host.PublishAsync(told, message);
        await Wait.UntilAsync("it is heard", () => host.ReadAsync(db => db.Set<InboxMessage>().AnyAsync(one => one.MessageId == message)));

        (await host.As("specialist").OkAsync("GET", "/v1/exclusion-lists/leie")).GetProperty("edition").GetInt32().ShouldBe(edition);
    }

    private static string Text(string[] rows) =>
        string.Join("\r\n", rows.Prepend(string.Join(',', new LeieFormat().Columns))) + "\r\n";
}
