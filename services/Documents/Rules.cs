using System.Text.RegularExpressions;
using Credentialing.Documents.Documents;
using FluentValidation;

namespace Credentialing.Documents;

/// <summary>What a well-formed field is, for whichever request carries it.</summary>
internal static partial class Rules
{
    /// <summary>What is wrong with a kind of subject or of document, or null.</summary>
    public static string? WrongWord(string? word) => word is null ? "is required" : Word().IsMatch(word) ? null : "must be a word such as malpracticeInsurance, of at most 60 characters";

    /// <summary>What is wrong with a subject of a client, or null: what is about the client names no other.</summary>
    public static string? WrongSubject(Guid client, string? kind, Guid subject) =>
        kind == Subject.Client && subject != client ? "must be the client's id" : null;

    public static IRuleBuilderOptionsConditions<T, string> IsWord<T>(this IRuleBuilder<T, string> rule) => rule.Custom((word, context) =>
    {
        if (WrongWord(word) is { } wrong)
        {
            context.AddFailure(wrong);
        }
    });

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_.\-]{0,59}\z", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
