using Credentialing.Identity.Keys;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Identity;

public sealed class SigningKeyTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_key_signs_at_once() => SigningKey.NextStart([], Now).ShouldBe(Now);

    [Theory]
    [InlineData(0, null)]
    [InlineData(27, null)]
    [InlineData(28, 30)]
    [InlineData(29, 30)]
    [InlineData(30, 30)]
    [InlineData(45, 45)]
    public void The_next_key_is_made_in_time_to_be_known_before_the_last_one_ends(int day, int? startsOnDay) =>
        SigningKey.NextStart([StartingOn(0)], Now.AddDays(day)).ShouldBe(startsOnDay is { } start ? Now.AddDays(start) : null);

    [Theory]
    [InlineData(0, "0 30")]
    [InlineData(29, "0 30")]
    [InlineData(30, "30 0")]
    [InlineData(31, "30 0")]
    [InlineData(32, "30")]
    public void The_key_that_signs_is_the_first_that_is_published(int day, string published) =>
        string.Join(' ', SigningKey.Published([StartingOn(30), StartingOn(0)], Now.AddDays(day)).Select(key => key.Id)).ShouldBe(published);

    [Fact]
    public void At_every_moment_of_a_year_exactly_one_key_signs_and_it_was_known_two_days_before()
    {
        var keys = new Dictionary<SigningKey, DateTimeOffset>();
        for (var now = Now; now < Now.AddDays(365); now = now.AddHours(1))
        {
            if (SigningKey.NextStart(keys.Keys, now) is { } start)
            {
                keys.Add(new SigningKey { Id = start.ToString("O"), PrivateKey = "", SignsFrom = start }, now);
            }

            var signer = keys.Keys.Single(key => key.SignsAt(now));
            SigningKey.Published(keys.Keys, now)[0].ShouldBe(signer);
            (signer.SignsFrom - keys[signer]).ShouldBe(signer.SignsFrom == Now ? TimeSpan.Zero : SigningKey.PublishedBefore);
        }
    }

    [Fact]
    public void A_key_that_is_made_before_its_time_is_known_before_it_signs_and_the_one_before_stays_good()
    {
        var (old, rotatedAt) = (StartingOn(0), Now.AddDays(5));
        var start = SigningKey.EarlyStart([old], rotatedAt)!.Value;
        old.ReplaceFrom(start);
        var next = new SigningKey { Id = "next", PrivateKey = "", SignsFrom = start };

        start.ShouldBe(Now.AddDays(7));
        SigningKey.Published([old, next], rotatedAt).ShouldBe([old, next]);
        SigningKey.Published([old, next], start).ShouldBe([next, old]);
        SigningKey.Published([old, next], start + SigningKey.KeptAfter).ShouldBe([next]);
        SigningKey.EarlyStart([old, next], rotatedAt).ShouldBeNull("one waits already");
    }

    [Fact]
    public void A_retired_key_neither_signs_nor_is_published_and_another_signs_at_once()
    {
        var key = StartingOn(0);
        key.Retire(Now.AddDays(5)).ShouldBeNull();

        SigningKey.Published([key], Now.AddDays(5)).ShouldBeEmpty();
        SigningKey.NextStart([key], Now.AddDays(5)).ShouldBe(Now.AddDays(5));
        SigningKey.NextStart([key, StartingOn(6)], Now.AddDays(5)).ShouldBe(Now.AddDays(5), "the next one waits, and somebody has to sign");
        key.Retire(Now.AddDays(6))!.Code.ShouldBe("key-retired");
    }

    private static SigningKey StartingOn(int day) => new() { Id = $"{day}", PrivateKey = "", SignsFrom = Now.AddDays(day) };
}
