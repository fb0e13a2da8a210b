using Kommunenkat.App.Access;
using Kommunenkat.App.SignIn;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.SignIn;

public abstract class SignInByProviderTests : StorageTests
{
    public sealed class OnSqlite(SqliteOfClass database) : SignInByProviderTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : SignInByProviderTests(database), IClassFixture<SqlServerOfClass>;

    private readonly Scenario _node;
    private readonly string _subject = $"{Guid.CreateVersion7():n}";

    protected SignInByProviderTests(DatabaseOfClass database)
        : base(database) => _node = new Scenario(Database.Settings)
        {
            Time = Scenario.Time,
            SignIn = new SignInSettings(false,
            [
                ProviderTestData.Kommun,
                ProviderTestData.Provider("annan", "annan.example") with { TrustsEmail = true },
            ]),
        };

    [Fact]
    public async Task Who_has_a_verified_address_of_the_providers_domain_is_signed_in_and_known_from_then_on()
    {
        var (person, email) = await EnrolAsync("kommun.example");

        var first = Scenario.Succeeded(await SignInAsync("kommun", email.ToUpperInvariant()));
        var second = Scenario.Succeeded(await SignInAsync("kommun", "nytt.namn@kommun.example", isVerified: false));
        var third = Scenario.Succeeded(await SignInAsync("kommun", null));

        Assert.All([first, second, third], actor => Assert.Equal(person.PersonId, actor.PersonId));
        Assert.Equal(
            [("Provider", "kommun")],
            (await Database.QueryAsync<Session>("SELECT DISTINCT method AS Method, provider AS Provider FROM sign_in_session WHERE person_id = @id", new { id = person.PersonId }))
                .Select(row => (row.Method, row.Provider)));
    }

    [Theory]
    [InlineData("kommun", "kommun.example", false)]
    [InlineData("kommun", "annan.example", true)]
    [InlineData("annan", "kommun.example", true)]
    [InlineData("kommun", "sub.kommun.example", true)]
    [InlineData("kommun", "kommun.example.evil.example", true)]
    [InlineData("kommun", "lund.example", true)]
    [InlineData("finns-inte", "kommun.example", true)]
    public async Task No_provider_speaks_for_others_people_or_of_what_it_has_not_verified(string provider, string domain, bool isVerified)
    {
        var (_, email) = await EnrolAsync(domain);

        AssertFailed(FailureKind.NotFound, await SignInAsync(provider, email, isVerified));

        Assert.Equal(0, await Database.ValueAsync<int>("SELECT COUNT(*) FROM person_identity WHERE subject = @subject", new { subject = _subject }));
    }

    [Fact]
    public async Task A_provider_that_is_trusted_need_not_say_that_the_address_is_verified()
    {
        var (person, email) = await EnrolAsync("annan.example");

        Assert.Equal(person.PersonId, Scenario.Succeeded(await SignInAsync("annan", email, isVerified: false)).PersonId);
    }

    [Theory]
    [InlineData("finns.inte@kommun.example")]
    [InlineData("ingen adress")]
    [InlineData(null)]
    public async Task Who_has_no_account_gets_none(string? email) => AssertFailed(FailureKind.NotFound, await SignInAsync("kommun", email));

    [Fact]
    public async Task The_same_subject_at_another_provider_is_somebody_else()
    {
        var (first, email) = await EnrolAsync("kommun.example");
        var (second, other) = await EnrolAsync("annan.example");
        Scenario.Succeeded(await SignInAsync("kommun", email));

        AssertFailed(FailureKind.NotFound, await SignInAsync("annan", email));
        Assert.Equal(second.PersonId, Scenario.Succeeded(await SignInAsync("annan", other)).PersonId);
        Assert.Equal(first.PersonId, Scenario.Succeeded(await SignInAsync("kommun", null)).PersonId);
    }

    [Fact]
    public async Task An_account_that_was_removed_is_signed_in_to_no_more_and_a_new_one_is_linked_anew()
    {
        var (removed, email) = await EnrolAsync("kommun.example");
        Scenario.Succeeded(await SignInAsync("kommun", email));
        await Database.ExecuteAsync(
            "UPDATE person SET removed_at = @now, email = @email WHERE id = @id", new { now = Scenario.Time.Now, id = removed.PersonId, email = $"{removed.PersonId}" });
        AssertFailed(FailureKind.NotFound, await SignInAsync("kommun", email));

        var anew = await Scenario.EnrolAsync("Åsa igen", email, Role.Approver, Scenario.Lund);

        Assert.Equal(anew.PersonId, Scenario.Succeeded(await SignInAsync("kommun", email)).PersonId);
        Assert.Equal(anew.PersonId, Scenario.Succeeded(await SignInAsync("kommun", null)).PersonId);
    }

    [Fact]
    public async Task A_subject_is_a_text_of_1_to_255_characters()
    {
        var (_, email) = await EnrolAsync("kommun.example");
        foreach (var subject in (string[])["", new string('s', 256)])
            AssertFailed(FailureKind.NotFound, await _node.Get<SignInByProvider>().RunAsync(new ProvidedIdentity("kommun", subject, email, true), null));
        Scenario.Succeeded(await _node.Get<SignInByProvider>().RunAsync(new ProvidedIdentity("kommun", new string('s', 255), email, true), null));
    }

    private Task<(Actor Person, string Email)> EnrolAsync(string domain) => new MailSignIn(Scenario).EnrolAsync(domain: domain);

    private Task<Outcome<Actor>> SignInAsync(string provider, string? email, bool isVerified = true) =>
        _node.Get<SignInByProvider>().RunAsync(new ProvidedIdentity(provider, _subject, email, isVerified), "192.0.2.7");

    private sealed record Session
    {
        public required string Method { get; init; }
        public required string Provider { get; init; }
    }
}
