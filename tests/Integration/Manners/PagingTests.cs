using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Manners;

[Collection(ClientsCollection.Name)]
public sealed class PagingTests(ClientsHost host)
{
    [Theory]
    [InlineData("name")]
    [InlineData("-name")]
    [InlineData("createdAt")]
    [InlineData("-createdAt")]
    public async Task Pages_in_any_order_hold_every_row_once(string sort)
    {
        var staff = host.As("administrator");
        var tag = $"Paged {sort} {Guid.CreateVersion7():N}";
        for (var n = 0; n < 7; n++)
        {
            // Equal names: the order must still be total.
            await ManyClients.CreateAsync(staff, $"{tag} {n / 3}");
        }

        var seen = new List<(string Name, Guid Id)>();
        string? cursor = null;
        do
        {
            using var page = await staff.SendAsync("GET", $"/v1/clients?q={Uri.EscapeDataString(tag)}&limit=2&sort={sort}{(cursor is null ? "" : $"&cursor={cursor}")}");
            var body = await page.BodyAsync();
            seen.AddRange(body.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("name").GetString()!, item.Id())));
            cursor = body.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        seen.Count.ShouldBe(7);
        seen.Select(row => row.Id).Distinct().Count().ShouldBe(7);
        var names = seen.Select(row => row.Name).ToArray();
        names.ShouldBe(sort.StartsWith('-') ? names.OrderDescending(StringComparer.Ordinal) : names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_wildcard_in_a_search_is_a_character()
    {
        var staff = host.As("administrator");
        await ManyClients.CreateAsync(staff, "Percent 100% Care");

        using var found = await staff.SendAsync("GET", "/v1/clients?q=100%25");
        using var all = await staff.SendAsync("GET", "/v1/clients?q=%25%25");

        (await found.BodyAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await all.BodyAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
    }
}
