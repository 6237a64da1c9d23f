using Grpc.Core;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Standins.Grpc;

public class MetadataTests
{
    [Fact]
    public void Keys_are_kept_in_lower_case_and_found_in_any()
    {
        var headers = new Metadata { { "X-Reason", "audit" } };

        headers[0].Key.ShouldBe("x-reason");
        headers.GetValue("X-REASON").ShouldBe("audit");
        headers.GetValue("x-other").ShouldBeNull();
    }

    [Fact]
    public void The_last_of_several_entries_is_the_value_and_all_can_be_had_in_order()
    {
        var headers = new Metadata { { "role", "billing" }, { "role", "auditor" } };

        headers.GetValue("role").ShouldBe("auditor");
        headers.GetAll("role").Select(entry => entry.Value).ShouldBe(["billing", "auditor"]);
    }

    [Fact]
    public void Bytes_are_copied_in_and_out()
    {
        byte[] bytes = [1, 2, 255];
        var headers = new Metadata { { "seal-bin", bytes } };

        bytes[0] = 9;
        headers.GetValueBytes("seal-bin")![1] = 9;

        headers.GetValueBytes("seal-bin").ShouldBe([1, 2, 255]);
        headers[0].IsBinary.ShouldBeTrue();
    }

    [Fact]
    public void Text_has_bytes_but_bytes_have_no_text()
    {
        new Metadata.Entry("role", "ab").ValueBytes.ShouldBe("ab"u8.ToArray());
        Should.Throw<InvalidOperationException>(() => new Metadata.Entry("seal-bin", [1]).Value);
    }

    [Theory]
    [InlineData("has space")]
    [InlineData("colon:")]
    [InlineData("ümlaut")]
    public void A_key_that_no_header_can_have_is_refused(string key) =>
        Should.Throw<ArgumentException>(() => new Metadata.Entry(key, "value"));

    [Fact]
    public void The_ending_of_the_key_and_the_kind_of_value_agree()
    {
        Should.Throw<ArgumentException>(() => new Metadata.Entry("seal-bin", "text"));
        Should.Throw<ArgumentException>(() => new Metadata.Entry("seal", [1]));
    }

    [Fact]
    public void The_empty_one_stays_empty()
    {
        Metadata.Empty.IsReadOnly.ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => Metadata.Empty.Add("key", "value"));
        Should.Throw<InvalidOperationException>(Metadata.Empty.Clear);
        Metadata.Empty.Count.ShouldBe(0);
    }
}
