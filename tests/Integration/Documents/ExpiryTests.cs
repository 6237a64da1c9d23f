using System.Globalization;
using System.Text.Json;
using Credentialing.Documents.Documents;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Documents;

/// <summary>Documents that hold until a day.</summary>
[Collection(SharedDocuments.Name)]
public sealed class ExpiryTests(DocumentsHost host)
{
    private static readonly DateOnly s_today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task What_expires_soon_is_listed_unless_something_newer_holds_in_its_place()
    {
        var (client, subject) = (await host.ClientAsync(), Guid.CreateVersion7());
        using var us = host.As("clientUser", client);
        var expired = (await us.UploadedAsync(client, Uploads.Pdf(), kind: "w9", expiresOn: Day(-5))).Id();
        var soon = (await us.UploadedAsync(client, Uploads.Pdf(), subject: subject, expiresOn: Day(20))).Id();
        var later = (await us.UploadedAsync(client, Uploads.Pdf(), kind: "dea", expiresOn: Day(60))).Id();
        await us.UploadedAsync(client, Uploads.Pdf(), kind: "cv");

        var listed = (await us.ReadJsonAsync("/v1/documents/expiring?within=90")).Items();
        listed.Select(document => (document.Id(), document.GetProperty("daysLeft").GetInt32())).ShouldBe([(expired, -5), (soon, 20), (later, 60)]);
        (await us.ReadJsonAsync("/v1/documents/expiring?within=30")).Items().Length.ShouldBe(2);

        await us.UploadedAsync(client, Uploads.Pdf(), subject: subject, expiresOn: Day(400));
        (await us.ReadJsonAsync("/v1/documents/expiring")).Items().Select(document => document.Id()).ShouldBe([expired, later]);
        using var wrong = await us.SendAsync("GET", "/v1/documents/expiring?within=-1");
        await wrong.ProblemAsync(400, "invalid-request");
    }

    [Fact]
    public async Task It_is_said_more_often_as_the_day_comes_nearer()
    {
        var client = await host.ClientAsync();
        using var us = host.As("clientUser", client);
        var document = (await us.UploadedAsync(client, Uploads.Pdf(), expiresOn: Day(100))).Id();
        foreach (var day in Enumerable.Range(0, 110))
        {
            await host.RunAsync<WarnOfExpiry>(new DateTimeOffset(s_today.AddDays(day).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero));
        }

        (await host.EventsAsync(document)).Where(happened => happened.Type == "documents.v1.document-expiring")
            .Select(happened => JsonDocument.Parse(happened.Body).RootElement.GetProperty("message").GetProperty("daysLeft").GetInt32())
            .ShouldBe([90, 60, 30, 14, 7, 1, -1]);
    }

    private static string Day(int days) => s_today.AddDays(days).ToString("O", CultureInfo.InvariantCulture);
}
