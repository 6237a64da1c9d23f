using Credentialing.Payors.Contracts.V1;
using Credentialing.ServiceDefaults.Domain;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Catalogue;

/// <summary>What other services may ask about payors.</summary>
internal sealed class MarketQueries(PayorsDb db) : Market.MarketBase
{
    public override async Task<ListPayorsReply> ListPayors(ListPayorsRequest request, ServerCallContext context)
    {
        var payors = db.Payors.AsNoTracking();
        if (request.States.Count > 0)
        {
            payors = payors.InStates([.. request.States]);
        }

        var found = await payors.OrderBy(payor => payor.Name).ThenBy(payor => payor.Id).ToListAsync(context.CancellationToken);
        return new ListPayorsReply { Payors = { found.Select(ToMessage) } };
    }

    private static Contracts.V1.Payor ToMessage(Payor payor) => new()
    {
        Id = payor.Id.Value.ToString(),
        Code = payor.Code,
        Name = payor.Name,
        States = { payor.States },
        Lines = { payor.Lines },
        Method = Words.Of(payor.Method),
        Panel = Words.Of(payor.Panel),
        TypicalDays = payor.TypicalDays,
        Edition = payor.Edition,
        Requirements =
        {
            payor.Requirements.Select(requirement => new Requirement
            {
                Code = requirement.Code, Text = requirement.Text, DocumentKind = requirement.DocumentKind ?? "",
            }),
        },
    };
}
