using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Credentialing.AppHost;
using Microsoft.Extensions.Configuration;

// What runs, and who needs whom.
var builder = DistributedApplication.CreateBuilder(args);

var postgres = builder.AddPostgres("postgres").WithDataVolume();
var rabbitmq = builder.AddRabbitMQ("rabbitmq").WithDataVolume();
var administratorSecret = builder.AddParameter(
    "administrator-client-secret", new GenerateParameterDefault { MinLength = 40, Special = false }, secret: true, persist: true);

// 44 letters and digits are 33 bytes of base64. Whoever loses this key loses every encrypted field.
var masterKey = builder.AddParameter("encryption-master-key", new GenerateParameterDefault { MinLength = 44, Special = false }, secret: true, persist: true);

// People to sign in as; a stack that others use gets none of them.
var people = builder.AddLocalPeople();

// The one front door. Its address is what tokens name as their issuer, so every service is told of it.
var gateway = builder.AddProject("gateway", "../gateway/Gateway.csproj")
    .WithHttpEndpoint(port: builder.Configuration.GetValue<int?>("Stack:GatewayPort"), name: "http", env: "HTTP_PORT")
    .WithHttpHealthCheck("/health/ready")
    .WithExternalHttpEndpoints();

IResourceBuilder<ProjectResource> identity = null!;
identity = Service("identity", "../services/Identity/Identity.csproj")
    .WithEnvironment("Bootstrap__AdministratorClientId", RunFile.AdministratorClientId)
    .WithEnvironment("Bootstrap__AdministratorClientSecret", administratorSecret)
    .WithPeople(people);

// A service may ask those before it, never those after; what must go the other way is an event.
var documents = Service("documents", "../services/Documents/Documents.csproj")
    .WithReference(identity);

var billing = Service("billing", "../services/Billing/Billing.csproj")
    .WithReference(identity);

var providers = Service("providers", "../services/Providers/Providers.csproj")
    .WithReference(identity).WithReference(documents).WithReference(billing);

var payors = Service("payors", "../services/Payors/Payors.csproj")
    .WithReference(identity).WithReference(documents).WithReference(billing).WithReference(providers);

var clients = Service("clients", "../services/Clients/Clients.csproj")
    .WithReference(identity).WithReference(documents).WithReference(billing).WithReference(providers).WithReference(payors);

// Only listens.
var notifications = Service("notifications", "../services/Notifications/Notifications.csproj")
    .WithReference(identity);

var sandbox = builder.Configuration.GetValue("Stack:Sandbox", true) ? Sandbox() : null;

foreach (var service in (IResourceBuilder<ProjectResource>[])[identity, documents, billing, providers, payors, clients, notifications])
{
    gateway.WithReference(service).WaitFor(service);
}

Everywhere(gateway);

var app = builder.Build();
_ = new RunFile(builder.Configuration["Stack:RunFile"]).WriteWhenReadyAsync(
    app, gateway.GetEndpoint("http"), sandbox?.GetEndpoint("http"), administratorSecret.Resource, people);
await app.RunAsync();

// A service has a database of its own name, the broker, HTTP for the gateway and gRPC for the other services.
IResourceBuilder<ProjectResource> Service(string name, string project)
{
    var database = postgres.AddDatabase($"{name}-database", databaseName: name);

    // What it asks other services with.
    var secret = builder.AddParameter($"{name}-service-secret", new GenerateParameterDefault { MinLength = 40, Special = false }, secret: true, persist: true);
    identity?.WithEnvironment($"Bootstrap__Services__{name}", secret);
    return Everywhere(builder.AddProject(name, project)
        .WithHttpEndpoint(name: "http", env: "HTTP_PORT")
        .WithHttpEndpoint(name: "grpc", env: "GRPC_PORT")
        .WithHttpHealthCheck("/health/ready")
        .WithEnvironment("Encryption__MasterKey", masterKey)
        .WithEnvironment("Service__Secret", secret)
        .WithReference(database, connectionName: name).WaitFor(database)
        .WithReference(rabbitmq).WaitFor(rabbitmq));
}

// The outside world of a stack on this machine. Elsewhere the same settings name the real thing.
IResourceBuilder<ProjectResource> Sandbox()
{
    var world = builder.AddProject("sandbox", "../sandbox/Sandbox.csproj")
        .WithHttpEndpoint(name: "http", env: "HTTP_PORT")
        .WithEndpoint(scheme: "smtp", name: "smtp", env: "Sandbox__SmtpPort")
        .WithHttpHealthCheck("/health/ready")
        .WithEnvironment("Sandbox__Caqh__Username", "sandbox");
    var (address, mail) = (world.GetEndpoint("http"), world.GetEndpoint("smtp"));
    var (caqh, intake) = (Shared("caqh-password", "Sandbox__Caqh__Password"), Shared("payor-intake-key", "Sandbox__PayorIntake__Key"));
    var (card, told) = (Shared("card-processor-key", "Sandbox__Card__Key"), Shared("card-processor-webhook-secret", "Sandbox__Card__WebhookSecret"));
    foreach (var asks in (IResourceBuilder<ProjectResource>[])[providers, payors])
    {
        asks.WithEnvironment("Sources__Nppes__Address", $"{address}/nppes")
            .WithEnvironment("Sources__Caqh__Address", $"{address}/caqh")
            .WithEnvironment("Sources__Caqh__User", "sandbox")
            .WithEnvironment("Sources__Caqh__Password", caqh)
            .WithEnvironment("Sources__Caqh__OrganizationId", "1234")
            .WithEnvironment("Sources__Leie__Address", $"{address}/leie")
            .WithEnvironment("Sources__Sam__Address", $"{address}/sam")
            .WithEnvironment("Sources__Board__Address", $"{address}/board");
    }

    payors.WithEnvironment("PayorIntake__Address", $"{address}/payors").WithEnvironment("PayorIntake__Key", intake);
    billing.WithEnvironment("CardProcessor__Address", $"{address}/card")
        .WithEnvironment("CardProcessor__Key", card)
        .WithEnvironment("CardProcessor__WebhookSecret", told);
    notifications.WithEnvironment("Smtp__Host", $"{mail.Property(EndpointProperty.Host)}")
        .WithEnvironment("Smtp__Port", $"{mail.Property(EndpointProperty.Port)}")
        .WithEnvironment("Webhooks__AllowPrivate", "true");
    return world;

    // A secret that the world and one of our services know.
    IResourceBuilder<ParameterResource> Shared(string name, string variable)
    {
        var secret = builder.AddParameter(name, new GenerateParameterDefault { MinLength = 40, Special = false }, secret: true, persist: true);
        world.WithEnvironment(variable, secret);
        return secret;
    }
}

IResourceBuilder<ProjectResource> Everywhere(IResourceBuilder<ProjectResource> project) => project
    .WithEnvironment("Identity__Issuer", gateway.GetEndpoint("http"))
    .WithEnvironment("Rehearsal__Enabled", builder.Configuration["Stack:Rehearsal"] ?? "false");
