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
        Guid[] providers = [await walk.ProviderAsync(practice, "Ines", "Marlow", state), await walk.ProviderAsync(practice, "Omar", "Reyes", state)];
        await walk.MeetAsync("onboardingWalkthrough");
        await walk.AtAsync("discovery");
        if (steps < 5)
        {
            return;
        }

        await walk.DiscoverAsync();
        var payors = (await walk.Us.ListAsync($"/v1/payors?state={state}")).Where(payor => payor.Text("panel") == "open").Take(3).Select(payor => payor.Id()).ToArray();
        var selection = await walk.SelectAsync(payors, providers);
        var invoice = await walk.InvoiceAsync("selection", selection.Id());
        if (steps < 6)
        {
            return;
        }

        await walk.PayAsync(invoice);
        await walk.AtAsync("followUp");
    }
}
