using Credentialing.Documents.Contracts.Events.V1;
using Credentialing.Documents.Documents;
using Credentialing.Documents.Requests;
using Credentialing.ServiceDefaults.Tenancy;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Documents;

public sealed class DocumentRulesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly s_today = new(2026, 3, 2);
    private static readonly FileFacts s_file = new("a.pdf", "application/pdf", 10, new string('0', 64));
    private static readonly Verdict s_usable = new(DocumentState.Usable, "x"), s_quarantined = new(DocumentState.Quarantined, "x"), s_rejected = new(DocumentState.Rejected, "x");

    [Fact]
    public void A_version_that_waits_for_the_scanner_does_not_take_the_place_of_a_usable_one()
    {
        var document = Begin();
        document.Add(s_file, "key", s_usable, new DateOnly(2027, 1, 1), "me", s_now);
        var second = document.Add(s_file, "key", s_quarantined, new DateOnly(2028, 1, 1), "me", s_now);
        (document.State, document.Edition, document.UsableEdition, document.ExpiresOn).ShouldBe((DocumentState.Quarantined, 2, 1, new DateOnly(2027, 1, 1)));

        document.Judge(second, s_usable, s_now);
        (document.State, document.UsableEdition, document.ExpiresOn).ShouldBe((DocumentState.Usable, 2, new DateOnly(2028, 1, 1)));
        document.Events.OfType<DocumentReceived>().Select(received => received.Edition).ShouldBe([1, 2]);
    }

    [Fact]
    public void A_late_verdict_on_an_old_version_does_not_bring_it_back()
    {
        var document = Begin();
        var first = document.Add(s_file, "key", s_quarantined, null, "me", s_now);
        document.Add(s_file, "key", s_usable, null, "me", s_now);

        document.Judge(first, s_usable, s_now);

        (document.State, document.UsableEdition).ShouldBe((DocumentState.Usable, 2));
        document.Events.OfType<DocumentReceived>().Select(received => received.Edition).ShouldBe([2]);
    }

    [Fact]
    public void A_rejected_version_loses_its_key_and_a_removed_document_all_of_them()
    {
        var document = Begin();
        var bad = document.Add(s_file, "key", s_quarantined, null, "me", s_now);
        document.Judge(bad, s_rejected, s_now);
        (bad.State, bad.ContentKey, document.State).ShouldBe((DocumentState.Rejected, null, DocumentState.Rejected));
        var good = document.Add(s_file, "key", s_usable, null, "me", s_now);

        document.Remove("Kept long enough.", s_now);

        (good.ContentKey, document.UsableEdition, document.State).ShouldBe((null, null, DocumentState.Removed));
        document.Events[^1].ShouldBeOfType<DocumentRemoved>();
    }

    [Theory]
    [InlineData(-30, -7)]
    [InlineData(-8, -7)]
    [InlineData(-7, -3)]
    [InlineData(-4, -3)]
    [InlineData(-3, -1)]
    [InlineData(-2, -1)]
    [InlineData(-1, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(3, 7)]
    [InlineData(7, null)]
    [InlineData(100, null)]
    public void The_next_reminder_counted_from_the_day_it_is_due(int today, int? next) =>
        Reminders.Next(s_today, s_today.AddDays(today)).ShouldBe(next is { } days ? s_today.AddDays(days) : null);

    [Theory]
    [InlineData(200, 110)]
    [InlineData(90, 0)]
    [InlineData(40, 0)]
    [InlineData(0, 0)]
    [InlineData(-1, null)]
    public void The_first_notice_comes_ninety_days_before_or_at_once(int expiresIn, int? noticeIn) =>
        ExpiryNotices.First(s_today.AddDays(expiresIn), s_today).ShouldBe(noticeIn is { } days ? s_today.AddDays(days) : null);

    [Fact]
    public void Only_an_open_request_can_be_called_off()
    {
        var request = DocumentRequest.Ask(new ClientId(Guid.CreateVersion7()), (new Subject("client", Guid.CreateVersion7()), "w9"), s_today, "why", "me", s_now);
        request.IsOverdue(s_today).ShouldBeFalse();
        request.IsOverdue(s_today.AddDays(1)).ShouldBeTrue();
        request.Fulfil(new DocumentId(Guid.CreateVersion7()), s_now);
        request.IsOverdue(s_today.AddDays(1)).ShouldBeFalse();
        request.Cancel(null, s_now)!.Code.ShouldBe("document-request-not-open");
    }

    private static Document Begin() => Document.Begin(new ClientId(Guid.CreateVersion7()), new Subject("provider", Guid.CreateVersion7()), "license", null, s_now);
}
