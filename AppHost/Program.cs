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

foreach (var service in (IResourceBuilder<ProjectResource>[])[identity, documents, billing, providers, payors, clients, notifications])
{
    gateway.WithReference(service).WaitFor(service);
}

Everywhere(gateway);

var app = builder.Build();
_ = new RunFile(builder.Configuration["Stack:RunFile"]).WriteWhenReadyAsync(app, gateway.GetEndpoint("http"), administratorSecret.Resource, people);
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

IResourceBuilder<ProjectResource> Everywhere(IResourceBuilder<ProjectResource> project) => project
    .WithEnvironment("Identity__Issuer", gateway.GetEndpoint("http"))
    .WithEnvironment("Rehearsal__Enabled", builder.Configuration["Stack:Rehearsal"] ?? "false");
