namespace Credentialing.Demo;

/// <summary>Made-up clients, each left at another step of the journey.</summary>
internal static class Examples
{
    private static readonly (string Name, string Kind, string[] States, int Steps)[] s_clients =
    [
        ("Brookside Pediatrics (example)", "practice", ["MA"], 0),
        ("Longmeadow Therapy Group (example)", "group", ["MA", "RI"], 1),
        ("Saltmarsh Hospital (example)", "hospital", ["MA", "CT"], 1),
        ("Millbrook Dermatology (example)", "practice", ["RI"], 2),
        ("Elm Street Cardiology (example)", "practice", ["CT"], 3),
        ("Harbor Family Practice (example)", "practice", ["CT", "RI"], 4),
        ("Northgate Psychiatry (example)", "practice", ["CT"], 5),
        ("Ferry Landing Orthopedics (example)", "practice", ["CT"], 6),
    ];

    private static readonly (string First, string Last)[] s_providers = [("Ines", "Marlow"), ("Omar", "Reyes"), ("Lena", "Okafor")];

    /// <summary>Walks every client to its step; answers where each is.</summary>
    public static async Task<IReadOnlyList<(string Name, string Step)>> WalkAsync(Func<Gateway> open, Gateway us)
    {
        var reached = new List<(string, string)>();
        foreach (var (name, kind, states, steps) in s_clients)
        {
            using var walk = await Walk.BeginAsync(open, us, name, states, kind);
            await GoAsync(walk, states[0], steps);
            reached.Add((name, (await walk.JourneyAsync()).Text("currentStep")));
        }

        await Walk.AskAsync(open, "Gull Rock Midwives (example)", ["RI"], "practice");
        await Walk.AskAsync(open, "Tidewater Rehabilitation (example)", ["CT", "MA"], "group");
        return reached;
    }

    private static async Task GoAsync(Walk walk, string state, int steps)
    {
        if (steps == 0)
        {
            await walk.ArrangeAsync("consultation");
            return;
        }

        await walk.MeetAsync("consultation", "proceed");
        if (steps < 2)
        {
            return;
        }

        await walk.PlanAsync();
        if (steps < 3)
        {
            return;
        }

        var onboarding = await walk.AgreeAsync();
        if (steps < 4)
        {
            return;
        }

        await walk.PayAsync(onboarding);
        var practice = await walk.PracticeAsync("Main Street", state);
        var providers = new List<Guid>();
        foreach (var (first, last) in s_providers.Take(steps < 6 ? 2 : 3))
        {
            providers.Add(await walk.ProviderAsync(practice, first, last, state));
        }

        await walk.MeetAsync("onboardingWalkthrough");
        await walk.AtAsync("discovery");
        if (steps < 5)
        {
            return;
        }

        await walk.DiscoverAsync();
        var payors = (await walk.Us.ListAsync($"/v1/payors?state={state}")).Where(payor => payor.Text("panel") == "open").ToArray();
        var selection = await walk.SelectAsync(payors.Where((payor, place) => place < 3 || payor.Text("code") == "six-rivers").Select(payor => payor.Id()), [.. providers]);
        var invoice = await walk.InvoiceAsync("selection", selection.Id());
        if (steps < 6)
        {
            return;
        }

        await walk.PayAsync(invoice);
        await walk.AtAsync("followUp");
        await new WorkingDay(walk, providers[0]).SpendAsync();
    }
}
