using System.Globalization;
using System.Text.Json;
using Credentialing.Documents.Requests;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Documents;

/// <summary>Documents that are asked for.</summary>
[Collection(SharedDocuments.Name)]
public sealed class DocumentRequestTests(DocumentsHost host)
{
    private static readonly DateOnly s_today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task An_upload_that_matches_fulfils_it_and_one_that_has_expired_does_not()
    {
        var (client, subject) = (await host.ClientAsync(), Guid.CreateVersion7());
        var asked = await AskAsync(client, subject, s_today.AddDays(10));
        (await host.EventsAsync(asked.Id())).Single().Type.ShouldBe("documents.v1.document-requested");
        using var us = host.As("clientUser", client);

        await us.UploadedAsync(client, Uploads.Pdf(), kind: "license");
        await us.UploadedAsync(client, Uploads.Pdf(), subject: subject, kind: "malpracticeInsurance", expiresOn: "2020-01-01");
        (await us.ReadJsonAsync($"/v1/document-requests/{asked.Id()}")).Text("state").ShouldBe("open");

        var document = await us.UploadedAsync(client, Uploads.Pdf(), subject: subject, kind: "malpracticeInsurance", expiresOn: "2035-01-01");
        var fulfilled = await us.ReadJsonAsync($"/v1/document-requests/{asked.Id()}");
        (fulfilled.Text("state"), fulfilled.GetProperty("documentId").GetGuid()).ShouldBe(("fulfilled", document.Id()));
    }

    [Fact]
    public async Task What_is_overdue_can_be_listed()
    {
        var client = await host.ClientAsync();
        var (late, early) = (await AskAsync(client, client, s_today.AddDays(-1), "client"), await AskAsync(client, client, s_today, "client"));
        using var us = host.As("clientAdmin", client);

        (await us.ReadJsonAsync($"/v1/document-requests?overdue=true&clientId={client}")).Items().Select(request => request.Id()).ShouldBe([late.Id()]);
        (await us.ReadJsonAsync("/v1/document-requests?overdue=false")).Items().Select(request => request.Id()).ShouldBe([early.Id()]);
        late.GetProperty("overdue").GetBoolean().ShouldBeTrue();
        using var forbidden = await us.SendAsync("POST", $"/v1/document-requests/{late.Id()}/cancel");
        await forbidden.ProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task It_can_be_called_off_once()
    {
        var client = await host.ClientAsync();
        var asked = await AskAsync(client, client, s_today, "client");
        using var staff = host.As("representative");

        using var cancelled = await staff.SendAsync("POST", $"/v1/document-requests/{asked.Id()}/cancel", """{"reason":"Found it."}""");
        (await cancelled.BodyAsync()).Text("state").ShouldBe("cancelled");
        using var again = await staff.SendAsync("POST", $"/v1/document-requests/{asked.Id()}/cancel");
        await again.ProblemAsync(409, "document-request-not-open");
    }

    [Fact]
    public async Task Reminders_come_seven_three_and_one_day_before_and_after_and_missed_ones_are_one()
    {
        var client = await host.ClientAsync();
        var due = s_today.AddDays(30);
        var asked = await AskAsync(client, client, due, "client");
        int[] days = [-20, -7, -7, -6, -3, -1, 0, 1, 3, 4, 7, 20];
        foreach (var day in days)
        {
            await host.RunAsync<RemindOfRequests>(new DateTimeOffset(due.AddDays(day).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero));
        }

        (await DaysLeftAsync(asked.Id())).ShouldBe([7, 3, 1, -1, -3, -7]);

        var slept = await AskAsync(client, client, due, "client");
        await host.RunAsync<RemindOfRequests>(new DateTimeOffset(due.AddDays(5).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero));
        (await DaysLeftAsync(slept.Id())).ShouldBe([-5]);
    }

    [Fact]
    public async Task Wrong_fields_and_other_clients_are_refused()
    {
        var client = await host.ClientAsync();
        using var staff = host.As("representative");
        using var wrong = await staff.SendAsync("POST", "/v1/document-requests", Body(client, Guid.CreateVersion7(), s_today, "client", reason: ""));
        (await wrong.ProblemAsync(400, "invalid-request")).GetProperty("errors").EnumerateObject().Select(error => error.Name).Order().ShouldBe(["reason", "subjectId"]);

        var asked = await AskAsync(client, client, s_today, "client");
        using var them = host.As("clientAdmin", await host.ClientAsync());
        using var hidden = await them.SendAsync("GET", $"/v1/document-requests/{asked.Id()}");
        await hidden.ProblemAsync(404, "not-found");
    }

    private async Task<int[]> DaysLeftAsync(Guid request) =>
    [
        .. (await host.EventsAsync(request)).Where(happened => happened.Type == "documents.v1.document-request-due")
            .Select(happened => JsonDocument.Parse(happened.Body).RootElement.GetProperty("message").GetProperty("daysLeft").GetInt32()),
    ];

    private async Task<JsonElement> AskAsync(Guid client, Guid subject, DateOnly due, string subjectKind = "provider")
    {
        using var staff = host.As("representative");
        using var response = await staff.SendAsync("POST", "/v1/document-requests", Body(client, subject, due, subjectKind, "The one we have has expired."));
        ((int)response.StatusCode).ShouldBe(201, await response.Content.ReadAsStringAsync());
        return await response.BodyAsync();
    }

    private static string Body(Guid client, Guid subject, DateOnly due, string subjectKind, string reason) => $$"""
        {"clientId":"{{client}}","subjectKind":"{{subjectKind}}","subjectId":"{{subject}}","documentKind":"malpracticeInsurance",
         "dueOn":"{{due.ToString("O", CultureInfo.InvariantCulture)}}","reason":"{{reason}}"}
        """;
}
