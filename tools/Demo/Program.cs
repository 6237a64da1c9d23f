using System.Globalization;
using System.Text.Json;
using Credentialing.Demo;

if (args is not [var runFile])
{
    await Console.Error.WriteLineAsync("Takes one argument: the run.json that ./run has written.");
    return 2;
}

var run = JsonElement.Parse(await File.ReadAllTextAsync(runFile));
var address = new Uri(run.Text("gateway"));
using var us = await Open().SignInAsync(run.GetProperty("administrator").Text("clientId"), run.GetProperty("administrator").Text("clientSecret"));
if ((await us.GetAsync("/v1/clients?limit=1")).GetProperty("items").GetArrayLength() > 0)
{
    Console.WriteLine("Example data: there are clients already, so none are added.");
    return 0;
}

foreach (var (name, step) in await Examples.WalkAsync(Open, us))
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Example data: {name} is at {step}"));
}

return 0;

Gateway Open() => new(new HttpClient { BaseAddress = address });
