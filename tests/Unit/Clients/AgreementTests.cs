using System.Security.Cryptography;
using System.Text;
using Credentialing.Clients.Agreements;
using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Clients;

public sealed class AgreementTests
{
    private static readonly DateTimeOffset s_monday = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);
    private static readonly ClientId s_client = new(Guid.Parse("0199aaaa-0000-7000-8000-000000000001"));

    // Every state × every move: what it comes to, or why not.
    [Theory]
    [InlineData("draft", "send", "sent")]
    [InlineData("draft", "clientSigns", "agreement-not-sent")]
    [InlineData("draft", "weSign", "agreement-not-sent")]
    [InlineData("draft", "void", "void")]
    [InlineData("sent", "send", "agreement-already-sent")]
    [InlineData("sent", "clientSigns", "clientSigned")]
    [InlineData("sent", "weSign", "ourSigned")]
    [InlineData("sent", "void", "void")]
    [InlineData("clientSigned", "send", "agreement-already-sent")]
    [InlineData("clientSigned", "clientSigns", "already-signed")]
    [InlineData("clientSigned", "weSign", "executed")]
    [InlineData("clientSigned", "void", "void")]
    [InlineData("ourSigned", "send", "agreement-already-sent")]
    [InlineData("ourSigned", "clientSigns", "executed")]
    [InlineData("ourSigned", "weSign", "already-signed")]
    [InlineData("ourSigned", "void", "void")]
    [InlineData("executed", "send", "agreement-already-sent")]
    [InlineData("executed", "clientSigns", "already-signed")]
    [InlineData("executed", "weSign", "already-signed")]
    [InlineData("executed", "void", "agreement-executed")]
    [InlineData("void", "send", "agreement-void")]
    [InlineData("void", "clientSigns", "agreement-void")]
    [InlineData("void", "weSign", "agreement-void")]
    [InlineData("void", "void", "agreement-void")]
    public void Each_move_leads_to_one_state_or_is_refused(string from, string move, string end)
    {
        var agreement = In(from);

        var refusal = Move(agreement, move);

        (refusal?.Code ?? Words.Of(agreement.State)).ShouldBe(end);
        if (refusal is not null)
        {
            refusal.Kind.ShouldBe(RefusalKind.State);
            Words.Of(agreement.State).ShouldBe(from);
        }
    }

    [Theory]
    [InlineData("clientSigns", "weSign")]
    [InlineData("weSign", "clientSigns")]
    public void The_second_signature_executes_it_and_tells_so_once(string first, string second)
    {
        var agreement = In("sent");

        Move(agreement, first).ShouldBeNull();
        agreement.Events.ShouldBeEmpty();
        agreement.ExecutedAt.ShouldBeNull();
        Move(agreement, second).ShouldBeNull();
        Move(agreement, first)!.Code.ShouldBe("already-signed");

        agreement.Events.ShouldBe([new AgreementExecuted(agreement.Id.Value, s_client.Value, "msa", s_monday.AddHours(2))]);
        agreement.Signatures.Select(signature => signature.DocumentHash).Distinct().ShouldBe([agreement.DocumentHash]);
    }

    [Fact]
    public void Nobody_signs_without_consent()
    {
        var agreement = In("sent");

        var refusal = agreement.Sign(SigningSide.Client, new Signer("account", "Ada Quinn", "Owner"), consents: false, s_monday);

        refusal.ShouldBe(Refusal.OfContent("consent-required", "Signing electronically needs the signer's consent.", "consent"));
        agreement.Signatures.ShouldBeEmpty();
    }

    [Fact]
    public void A_signature_names_account_date_and_the_text_that_was_signed()
    {
        var agreement = In("clientSigned");

        var signature = agreement.Signatures.Single();

        signature.AccountId.ShouldBe("their-account");
        signature.Side.ShouldBe(SigningSide.Client);
        signature.SignedAt.ShouldBe(s_monday.AddHours(2));
        signature.DocumentHash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("The text"))));
    }

    private static Agreement In(string state)
    {
        var agreement = Agreement.Draft(
            s_client, AgreementKind.Msa, new AgreementDocument(1, new Dictionary<string, string>(StringComparer.Ordinal), "The text"), s_monday);
        string[] moves = state switch
        {
            "draft" => [],
            "sent" => ["send"],
            "clientSigned" => ["send", "clientSigns"],
            "ourSigned" => ["send", "weSign"],
            "executed" => ["send", "weSign", "clientSigns"],
            _ => ["void"],
        };
        moves.ShouldAllBe(move => Move(agreement, move) == null);
        return agreement;
    }

    private static Refusal? Move(Agreement agreement, string move) => move switch
    {
        "send" => agreement.Send(s_monday.AddHours(1)),
        "clientSigns" => agreement.Sign(SigningSide.Client, new Signer("their-account", "Ada Quinn", "Owner"), true, s_monday.AddHours(2)),
        "weSign" => agreement.Sign(SigningSide.Us, new Signer("our-account", "Bo Lind", "Manager"), true, s_monday.AddHours(2)),
        _ => agreement.Void("Written for another client", s_monday.AddHours(3)),
    };
}
