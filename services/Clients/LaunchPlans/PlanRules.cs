using System.Globalization;
using Credentialing.Clients.Clients;
using Credentialing.Payors.Contracts.V1;

namespace Credentialing.Clients.LaunchPlans;

/// <summary>What we recommend to a client, and how a first draft says it. People go over every word before it is published.</summary>
public static class PlanRules
{
    /// <summary>
    /// Judges payors for a client: those with an open panel are recommended, those with a limited one too but soon, those
    /// with a closed one are not. Recommended ones come first, and of those the quickest.
    /// </summary>
    /// <param name="payors">What the catalogue has.</param>
    /// <param name="states">Where the client practises.</param>
    public static IReadOnlyList<PlannedPayor> Judge(IEnumerable<Payor> payors, IReadOnlyCollection<string> states) =>
    [
        .. payors.Select(payor => Judge(payor, states))
            .OrderByDescending(payor => payor.Recommended).ThenBy(payor => payor.TypicalDays).ThenBy(payor => payor.Name, StringComparer.Ordinal),
    ];

    /// <summary>Writes the first draft.</summary>
    /// <param name="client">For whom.</param>
    /// <param name="facts">What it is written from.</param>
    public static IReadOnlyList<PlanSection> Write(ClientProfile client, PlanFacts facts) =>
    [
        new("landscape", "Market and payor landscape", Landscape(client, facts.Payors)),
        new("recommendedPayors", "Recommended payors", Recommended(facts.Payors)),
        new("requirements", "Requirements", Requirements(facts.Payors)),
        new("timeline", "Timeline", Timeline(facts.Payors)),
        new("fees", "Fees", Fees(facts.Fees)),
    ];

    private static PlannedPayor Judge(Payor payor, IReadOnlyCollection<string> states)
    {
        var (recommended, reason) = payor.Panel switch
        {
            "open" => (true, "The panel is open."),
            "limited" => (true, "The panel is limited: apply early."),
            _ => (false, "The panel is closed."),
        };
        return new PlannedPayor(
            Guid.Parse(payor.Id, CultureInfo.InvariantCulture), payor.Code, payor.Name,
            [.. payor.States.Where(states.Contains).Order(StringComparer.Ordinal)], payor.Method, payor.Panel, payor.TypicalDays,
            [.. payor.Requirements.Select(requirement => requirement.Text)], recommended, reason);
    }

    private static string Landscape(ClientProfile client, IReadOnlyList<PlannedPayor> payors)
    {
        if (client.States.Count == 0)
        {
            return $"It is not known yet in which states {client.Name} practises, so no payor was looked at.";
        }

        var perState = client.States.Order(StringComparer.Ordinal).Select(state =>
        {
            var here = payors.Where(payor => payor.States.Contains(state, StringComparer.Ordinal)).ToArray();
            return $"- **{state}**: {Count(here, "open")} open, {Count(here, "limited")} limited, {Count(here, "closed")} closed";
        });
        return Lines([$"{payors.Count} payors in the states where {client.Name} practises, by panel:", "", .. perState]);
    }

    private static string Recommended(IReadOnlyList<PlannedPayor> payors) => payors.Where(payor => payor.Recommended).ToArray() is { Length: > 0 } those
        ? Lines([.. those.Select(payor => $"- **{payor.Name}** ({string.Join(", ", payor.States)}), by {Method(payor.Method)}, about {payor.TypicalDays} days. {payor.Reason}")])
        : "None yet.";

    private static string Requirements(IReadOnlyList<PlannedPayor> payors)
    {
        var asked = payors.Where(payor => payor.Recommended)
            .SelectMany(payor => payor.Requirements.Select(text => (Text: text, payor.Name)))
            .GroupBy(asked => asked.Text, asked => asked.Name, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"- {group.Key} ({string.Join(", ", group)})").ToArray();
        return asked.Length == 0 ? "A complete profile of each practice and provider." : Lines(["A complete profile of each practice and provider, and:", "", .. asked]);
    }

    private static string Timeline(IReadOnlyList<PlannedPayor> payors)
    {
        var days = payors.Where(payor => payor.Recommended).Select(payor => payor.TypicalDays).ToArray();
        return days.Length == 0
            ? "It depends on the payors that are selected."
            : $"The recommended payors decide about {days.Min()} to {days.Max()} calendar days after submission. Applications are submitted when they are paid and their packets are complete.";
    }

    private static string Fees(IReadOnlyList<PlannedFee> fees) => Lines(
    [
        "| What | For each | Price |", "| --- | --- | ---: |",
        .. fees.Select(fee => $"| {fee.Description} | {Unit(fee.Unit)} | {fee.Price.Amount.ToString("N2", CultureInfo.InvariantCulture)} {fee.Price.Currency} |"),
    ]);

    private static int Count(PlannedPayor[] payors, string panel) => payors.Count(payor => payor.Panel == panel);

    private static string Method(string method) => method switch
    {
        "caqh" => "CAQH",
        "portal" => "its portal",
        _ => "paper",
    };

    private static string Unit(string unit) => unit == "providerMonth" ? "provider and month" : unit;

    private static string Lines(string[] lines) => string.Join('\n', lines);
}
