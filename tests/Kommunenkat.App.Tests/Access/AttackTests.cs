using System.Net;
using Kommunenkat.App.Access;
using Kommunenkat.App.Accounts;
using Kommunenkat.App.Colleagues;
using Kommunenkat.App.SignIn;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Access;

/// <summary>What is tried past the pages, by somebody who has all the time in the world.</summary>
public sealed class AttackTests(SqliteOfClass database) : StorageTests(database), IClassFixture<SqliteOfClass>
{
    [Fact]
    public async Task Ten_thousand_guessed_codes_from_two_thousand_networks_sign_nobody_in()
    {
        await Scenario.EnrolAsync("Maja", "maja@lund.example", Role.Coordinator, Lund);
        var (guesses, started, listened) = (0, 0, 0);
        while (guesses < 10_000)
        {
            var network = new IPAddress([10, (byte)(guesses / 5 / 250), (byte)(guesses / 5 % 250), 1]);
            var secret = Succeeded(await Scenario.Get<RequestSignIn>().RunAsync(new SignInWish("maja@lund.example", null, network, null)));
            for (var one = 0; one < 5; one++)
            {
                var attempt = Succeeded(await Scenario.Get<SignInByCode>().RunAsync(secret, $"{guesses++ * 97 % 1_000_000:D6}", null));
                started += attempt.Actor is null ? 0 : 1;
                listened += attempt.TriesLeft > 0 ? 1 : 0;
            }
        }

        Assert.Equal(0, started);
        Assert.Equal(0, await Database.ValueAsync<int>("SELECT COUNT(*) FROM sign_in_session"));
        // Five requests an hour for one address, and of the five tries of each the last one leaves none.
        Assert.Equal(RequestSignIn.MostOfAddress * (SignInByCode.MostAttempts - 1), listened);
    }

    [Fact]
    public async Task No_id_that_is_another_municipalitys_opens_anything()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        var nils = await Scenario.EnrolAsync("Nils", Role.Contributor, Lund);
        await Scenario.GrantAsync(nils, Role.Approver, Lund);
        await Scenario.GiveAsync(round, Lund, "styrning", nils);
        await Scenario.WriteNoteAsync(round, Lund, "styrdokument_finns", "Kolla.");
        var ids = new List<Guid>();
        foreach (var sql in (string[])["SELECT id FROM access_grant", "SELECT id FROM person", "SELECT id FROM question_note", "SELECT id FROM response", "SELECT id FROM survey_round"])
            ids.AddRange(await Database.QueryAsync<Guid>(sql));
        ids.Add(Guid.Empty);
        var stranger = Coordinator(Malmö);

        foreach (var id in ids)
        {
            AssertFailed(FailureKind.NotFound, await Scenario.Get<ReadGrant>().RunAsync(stranger, id));
            AssertFailed(FailureKind.NotFound, await Scenario.Get<EndGrant>().RunAsync(stranger, id));
            AssertFailed(FailureKind.NotFound, await Scenario.Get<ChangeGrantEnd>().RunAsync(stranger, id, null));
            AssertFailed(FailureKind.NotFound, await Scenario.Get<HandOver>().RunAsync(stranger, id, "Eva", "eva@malmo.example"));
            AssertFailed(FailureKind.NotFound, await Scenario.Get<RemoveAccount>().RunAsync(stranger, id));
            AssertFailed(FailureKind.NotFound, await Scenario.Get<ResolveNote>().RunAsync(stranger, round, Lund, id));
            AssertFailed(FailureKind.NotFound, await Scenario.Get<ResolveNote>().RunAsync(stranger, round, Malmö, id));
            AssertFailed(FailureKind.NotFound, await Scenario.Get<WithdrawSection>().RunAsync(stranger, round, Lund, "styrning", id));
        }

        Assert.Equal(2, await Database.ValueAsync<int>("SELECT COUNT(*) FROM access_grant WHERE person_id = @id AND ends_at IS NULL", new { id = nils.PersonId }));
    }

    [Theory]
    [InlineData("maja@lund.example\r\nBcc: alla@lund.example")]
    [InlineData("maja@lund.example, alla@lund.example")]
    [InlineData("maja@lund.example; alla@lund.example")]
    [InlineData("Maja <maja@lund.example>")]
    [InlineData("maja@lund.example\0")]
    [InlineData("\"maja@lund.example alla\"@x@y")]
    public async Task No_address_names_a_second_recipient_or_begins_a_header(string address)
    {
        AssertFailed(FailureKind.Invalid, await Scenario.Get<RequestSignIn>().RunAsync(new SignInWish(address, null, null, null)));
        AssertFailed(FailureKind.Invalid, await Scenario.Get<InvitePerson>().RunAsync(Coordinator(Lund), new Invitation("Maja", address, Role.Contributor, Lund)));
    }

    [Theory]
    [InlineData("Maja\r\nBcc: alla@lund.example")]
    [InlineData("Maja\nSubject: Annat")]
    [InlineData("Maja\t")]
    [InlineData("")]
    public async Task No_name_begins_a_header(string name) => AssertFailed(
        FailureKind.Invalid, await Scenario.Get<InvitePerson>().RunAsync(Coordinator(Lund), new Invitation($"{name}\u0001x", "maja@lund.example", Role.Contributor, Lund)));
}
