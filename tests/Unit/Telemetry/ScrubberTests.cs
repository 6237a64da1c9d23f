using Credentialing.ServiceDefaults.Telemetry;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Telemetry;

public sealed class ScrubberTests
{
    [Theory]
    [InlineData("SSN 987-65-4320 of", "SSN *** of")]
    [InlineData("987654320", "***")]
    [InlineData("{\"ssn\":\"987 65 4320\"}", "{\"ssn\":\"***\"}")]
    [InlineData("DEA AB1234563.", "DEA ***.")]
    [InlineData("DEA A91234563", "DEA ***")]
    [InlineData("born 1931-12-25", "born ***")]
    [InlineData("born 12/25/1931", "born ***")]
    [InlineData("GET /v1/providers?ssn=987654320&x=1 HTTP/1.1", "GET /v1/providers?*** HTTP/1.1")]
    [InlineData("http://host:5000/v1/clients?q=Ada", "http://host:5000/v1/clients?***")]
    public void What_looks_like_personal_data_does_not_get_through(string text, string scrubbed) => Scrubber.Scrub(text).ShouldBe(scrubbed);

    [Theory]
    [InlineData("Job prune-idempotency-keys done in 12 ms")]
    [InlineData("0199c2a4-7d2b-7c1e-9f00-123456789012")]
    [InlineData("4bf92f3577b34da6a3ce929d0e0e4736")]
    [InlineData("at 2026-11-21T23:45:42Z")]
    [InlineData("NPI 1234567893")]
    [InlineData("Why not?")]
    public void What_operators_need_stays(string text) => Scrubber.Scrub(text).ShouldBe(text);

    [Fact]
    public void A_personal_value_does_not_print() => $"of {new Personal<string>("987654320")}".ShouldBe("of ***");
}
