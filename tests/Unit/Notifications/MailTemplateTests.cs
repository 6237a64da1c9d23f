using System.Text.RegularExpressions;
using Credentialing.Notifications.Happenings;
using Credentialing.Notifications.Mails;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Notifications;

public sealed class MailTemplateTests
{
    private static readonly Dictionary<string, string> s_values = new[]
    {
        "agreement", "client", "contact", "about", "payor", "effective", "document", "day", "days", "number", "total", "due", "reason", "kind", "when", "minutes",
        "name", "until", "what", "who",
    }.ToDictionary(name => name, name => $"<{name}>");

    public static TheoryData<string> Templates => [.. MailTemplate.All.Keys];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_template_fills_all_of_its_blanks_and_has_one_link(string name)
    {
        var (subject, text, html) = MailTemplate.All[name].Fill(s_values, "https://portal.example/x");
        (subject + text + html).ShouldNotContain("{");
        subject.ShouldNotContain("\n");
        Regex.Count(text, "https://portal.example/x").ShouldBe(1);
        Regex.Count(html, "<a href=\"https://portal.example/x\">").ShouldBe(1);
        Regex.Count(html, "<(?!/?(html|body|p|a)\\b|!DOCTYPE)").ShouldBe(0, "what comes from outside is text");
        MailTemplate.All[name].Fill(s_values, null).Text.ShouldNotContain("[");
    }

    [Fact]
    public void A_name_cannot_begin_a_header_or_a_paragraph_of_its_own()
    {
        var values = new Dictionary<string, string>(s_values) { ["number"] = "1\r\nBcc: all@x.example", ["client"] = "A\n\nB" };
        var (subject, text, _) = MailTemplate.All["invoice-opened"].Fill(values, null);
        subject.ShouldBe("Invoice 1 Bcc: all@x.example over <total>");
        text.ShouldContain("A B");
    }

    [Theory]
    [InlineData("malpracticeInsurance", "malpractice insurance")]
    [InlineData("w9", "w9")]
    [InlineData("cv-signed", "cv signed")]
    public void A_word_of_the_API_is_read_as_people_read(string word, string read) => Readable.Word(word).ShouldBe(read);

    [Theory]
    [InlineData(0, "today")]
    [InlineData(1, "in 1 day")]
    [InlineData(7, "in 7 days")]
    [InlineData(-1, "1 day ago")]
    [InlineData(-3, "3 days ago")]
    public void Days_are_counted_as_people_count(int left, string read) => Readable.Days(left).ShouldBe(read);
}
