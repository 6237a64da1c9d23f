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

// The one front door. Its address is what tokens name as their issuer, so every service is told of it.
var gateway = builder.AddProject("gateway", "../gateway/Gateway.csproj")
    .WithHttpEndpoint(port: builder.Configuration.GetValue<int?>("Stack:GatewayPort"), name: "http", env: "HTTP_PORT")
    .WithHttpHealthCheck("/health/ready")
    .WithExternalHttpEndpoints();

var identity = Service("identity", "../services/Identity/Identity.csproj")
    .WithEnvironment("Bootstrap__AdministratorClientId", RunFile.AdministratorClientId)
    .WithEnvironment("Bootstrap__AdministratorClientSecret", administratorSecret);

var billing = Service("billing", "../services/Billing/Billing.csproj")
    .WithReference(identity);

var clients = Service("clients", "../services/Clients/Clients.csproj")
    .WithReference(identity)
    .WithReference(billing);

foreach (var service in (IResourceBuilder<ProjectResource>[])[identity, billing, clients])
{
    gateway.WithReference(service).WaitFor(service);
}

Everywhere(gateway);

var app = builder.Build();
_ = new RunFile(builder.Configuration["Stack:RunFile"]).WriteWhenReadyAsync(app, gateway.GetEndpoint("http"), administratorSecret.Resource);
await app.RunAsync();

// A service has a database of its own name, the broker, HTTP for the gateway and gRPC for the other services.
IResourceBuilder<ProjectResource> Service(string name, string project)
{
    var database = postgres.AddDatabase($"{name}-database", databaseName: name);
    return Everywhere(builder.AddProject(name, project)
        .WithHttpEndpoint(name: "http", env: "HTTP_PORT")
        .WithHttpEndpoint(name: "grpc", env: "GRPC_PORT")
        .WithHttpHealthCheck("/health/ready")
        .WithEnvironment("Encryption__MasterKey", masterKey)
        .WithReference(database, connectionName: name).WaitFor(database)
        .WithReference(rabbitmq).WaitFor(rabbitmq));
}

IResourceBuilder<ProjectResource> Everywhere(IResourceBuilder<ProjectResource> project) => project
    .WithEnvironment("Identity__Issuer", gateway.GetEndpoint("http"))
    .WithEnvironment("Rehearsal__Enabled", builder.Configuration["Stack:Rehearsal"] ?? "false")
    .WithEnvironment("Demo__Enabled", builder.Configuration["Stack:Demo"] ?? "false");
