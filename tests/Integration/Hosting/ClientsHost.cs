using Credentialing.Billing.Contracts.V1;
using Credentialing.Clients;
using Credentialing.Payors.Contracts.V1;
using Credentialing.Tests.Integration.Servers;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Credentialing.Tests.Integration.Hosting;

/// <summary>The Clients service, with a small market and price sheet to ask for.</summary>
public sealed class ClientsHost(ServersFixture servers) : ServiceHost<ClientsDb>(servers, "clients"), IAsyncDisposable
{
    private readonly AskedServices _asked = AskedServices.Start(
        app =>
        {
            app.MapGrpcService<SmallMarket>();
            app.MapGrpcService<SmallPriceSheet>();
        },
        services => services.AddSingleton(s_answers));

    private static readonly Answers s_answers = new();

    /// <summary>Whether the services that are asked answer; there is one host of this kind.</summary>
    public static bool OthersAnswer
    {
        get => s_answers.Given;
        set => s_answers.Given = value;
    }

    /// <inheritdoc/>
    protected override void Configure(IWebHostBuilder host)
    {
        host.UseSetting("services:payors:grpc:0", _asked.Address);
        host.UseSetting("services:billing:grpc:0", _asked.Address);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await _asked.DisposeAsync();
    }

    private sealed class Answers
    {
        public bool Given { get; set; } = true;

        public void OrNot()
        {
            if (!Given)
            {
                throw new RpcException(new Status(StatusCode.Unavailable, "down"));
            }
        }
    }

    private sealed class SmallMarket(Answers answers) : Market.MarketBase
    {
        public override Task<ListPayorsReply> ListPayors(ListPayorsRequest request, ServerCallContext context)
        {
            answers.OrNot();
            return Task.FromResult(new ListPayorsReply
            {
                Payors =
                {
                    new Payor
                    {
                        Id = Guid.CreateVersion7().ToString(), Code = "slow", Name = "Slow and open", States = { "CT", "NY" }, Method = "portal", Panel = "open", TypicalDays = 90,
                        Requirements = { new Requirement { Code = "w9", Text = "A signed W-9", DocumentKind = "w9" } },
                    },
                    new Payor { Id = Guid.CreateVersion7().ToString(), Code = "shut", Name = "Shut", States = { "CT" }, Method = "paper", Panel = "closed", TypicalDays = 10 },
                    new Payor { Id = Guid.CreateVersion7().ToString(), Code = "quick", Name = "Quick and limited", States = { "CT" }, Method = "caqh", Panel = "limited", TypicalDays = 30 },
                },
            });
        }
    }

    private sealed class SmallPriceSheet(Answers answers) : Prices.PricesBase
    {
        public override Task<PriceSheet> GetPrices(GetPricesRequest request, ServerCallContext context)
        {
            answers.OrNot();
            return Task.FromResult(new PriceSheet { Edition = 1, Prices = { new Credentialing.Billing.Contracts.V1.Price { Code = "application", Description = "Payor application", Unit = "application", Amount = "250.00", Currency = "USD" } } });
        }
    }
}
