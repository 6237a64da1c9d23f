using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Catalogue;

internal static class ListPayors
{
    private static readonly Sorts<Payor, PayorId> s_sorts = new Sorts<Payor, PayorId>(payor => payor.Id, byDefault: "name")
        .By("name", payor => payor.Name)
        .By("typicalDays", payor => payor.TypicalDays);

    public static async Task<Outcome<Page<PayorResponse>>> Handle(
        PageRequest page, string? state, string? line, string? q, Choice<SubmissionMethod> method, Choice<PanelStatus> panel,
        PayorsDb db, CancellationToken cancellationToken)
    {
        var payors = db.Payors.AsNoTracking();
        if (!string.IsNullOrEmpty(state))
        {
            payors = payors.InStates([state.ToUpperInvariant()]);
        }

        if (!string.IsNullOrEmpty(line))
        {
            payors = payors.Where(payor => payor.Lines.Contains(line));
        }

        if (!string.IsNullOrWhiteSpace(q))
        {
            var words = $"%{Like.Escape(q.Trim())}%";
            payors = payors.Where(payor => EF.Functions.ILike(payor.Name, words, Like.EscapeCharacter) || EF.Functions.ILike(payor.Code, words, Like.EscapeCharacter));
        }

        if (method.Value is { } by)
        {
            payors = payors.Where(payor => payor.Method == by);
        }

        if (panel.Value is { } status)
        {
            payors = payors.Where(payor => payor.Panel == status);
        }

        return await payors.ToPageAsync(page, s_sorts, payor => payor.ToResponse(), cancellationToken);
    }

    /// <summary>Those with a network in any of the states.</summary>
    public static IQueryable<Payor> InStates(this IQueryable<Payor> payors, IReadOnlyList<string> states) =>
        payors.Where(payor => payor.States.Any(state => states.Contains(state)));
}
