using System.Net;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.Tests.GrpcEchoHost;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
var port = builder.Configuration.GetValue("GRPC_PORT", 0);
builder.WebHost.ConfigureKestrel(kestrel =>
    kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
builder.Services.AddServiceGrpc();
builder.Services.AddSingleton<Sightings>();
builder.Services.AddSingleton(TimeProvider.System);

await using var app = builder.Build();
app.MapGrpcService<EchoService>();
await app.StartAsync();
var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
await Console.Out.WriteLineAsync($"listening on {address}");
await app.WaitForShutdownAsync();
