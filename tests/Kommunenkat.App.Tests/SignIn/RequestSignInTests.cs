using System.Net;
using Kommunenkat.App.Database;
using Kommunenkat.App.SignIn;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.SignIn;

public abstract class RequestSignInTests : StorageTests
{
    public sealed class OnSqlite(SqliteOfClass database) : RequestSignInTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : RequestSignInTests(database), IClassFixture<SqlServerOfClass>;

    private readonly MailSignIn _mail;

    protected RequestSignInTests(DatabaseOfClass database)
        : base(database) => _mail = new MailSignIn(Scenario);

    [Fact]
    public async Task Who_is_known_gets_a_mail_with_a_code_and_a_link()
    {
        var (_, email) = await _mail.EnrolAsync("Bo Ek");

        Scenario.Succeeded(await _mail.TryAskAsync($"  {email.ToUpperInvariant()} "));

        var mail = Assert.Single(_mail.TakeMails());
        Assert.Equal(("Bo Ek", email), (mail.ToName, mail.ToAddress));
        Assert.Matches("(?m)^[0-9]{6}$", mail.BodyText);
        Assert.Matches("https://enkat.example/lank\\?nyckel=[A-Za-z0-9_-]{43}", mail.BodyText);
    }

    [Fact]
    public async Task Who_is_unknown_is_answered_alike_with_the_same_work_and_gets_no_mail()
    {
        var (_, email) = await _mail.EnrolAsync();

        var known = await AskCountingAsync(email);
        Assert.Single(_mail.TakeMails());
        var unknown = await AskCountingAsync($"nobody-{email}");

        Assert.Empty(_mail.TakeMails());
        Assert.Equal(known, unknown);
        Assert.Equal(1, await Database.ValueAsync<int>("SELECT COUNT(*) FROM sign_in_request WHERE email = @email AND person_id IS NULL", new { email = $"nobody-{email}" }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("asa")]
    [InlineData("asa@")]
    [InlineData("asa@lund.example, bo@lund.example")]
    [InlineData("Åsa <asa@lund.example>")]
    [InlineData("asa@lund.example\r\nBcc: bo@lund.example")]
    public async Task What_is_no_single_address_is_refused(string email) => AssertFailed(FailureKind.Invalid, await _mail.TryAskAsync(email));

    [Fact]
    public async Task Nothing_that_signs_in_lies_in_the_database()
    {
        var (_, email) = await _mail.EnrolAsync();
        var (browser, code, token) = await _mail.AskAsync(email);

        var stored = string.Join(' ', await Database.QueryAsync<string>(
            "SELECT link_hash FROM sign_in_request UNION ALL SELECT code_hash FROM sign_in_request UNION ALL SELECT browser_hash FROM sign_in_request"));

        Assert.All([browser, code, token, SignInSecrets.HashOf(code)], secret => Assert.DoesNotContain(secret, stored, StringComparison.Ordinal));
        Assert.Contains(SignInSecrets.HashOf(token), stored, StringComparison.Ordinal);
        Assert.Equal(0, await Database.ValueAsync<int>("SELECT COUNT(*) FROM outbox_message"));
    }

    [Fact]
    public async Task The_sixth_request_for_an_address_within_an_hour_sends_nothing_and_what_was_sent_goes_on_to_hold()
    {
        var (_, email) = await _mail.EnrolAsync();
        var last = await _mail.AskAsync(email);
        for (var i = 1; i < RequestSignIn.MostOfAddress; i++)
            last = await _mail.AskAsync(email, last.Browser);

        Assert.Equal(last.Browser, Scenario.Succeeded(await _mail.TryAskAsync(email, last.Browser)));
        Assert.Equal(43, Scenario.Succeeded(await _mail.TryAskAsync(email)).Length);

        Assert.Empty(_mail.TakeMails());
        Assert.NotNull((await _mail.TypeAsync(last.Browser, last.Code)).Actor);
        Scenario.Time.Advance(RequestSignIn.Window);
        await _mail.AskAsync(email);
    }

    [Fact]
    public async Task A_network_that_asks_too_often_is_told_so_and_others_are_not_held_up()
    {
        var (_, email) = await _mail.EnrolAsync();
        for (var i = 0; i < RequestSignIn.MostOfNetwork; i++)
            Scenario.Succeeded(await _mail.TryAskAsync($"{i}-{email}", from: Neighbour(i)));

        AssertFailed(FailureKind.Conflict, await _mail.TryAskAsync(email));

        Assert.Empty(_mail.TakeMails());
        Scenario.Succeeded(await _mail.TryAskAsync(email, from: MailSignIn.NewNetwork()));
        Scenario.Time.Advance(RequestSignIn.Window);
        Scenario.Succeeded(await _mail.TryAskAsync(email));
    }

    [Fact]
    public async Task However_many_ask_for_an_address_at_the_same_moment_no_more_than_five_mails_go()
    {
        var (_, email) = await _mail.EnrolAsync();

        var asked = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => _mail.TryAskAsync(email))));

        Assert.All(asked, one => Assert.True(one.IsSuccess));
        Assert.InRange(_mail.TakeMails().Count, 0, RequestSignIn.MostOfAddress);
    }

    [Fact]
    public async Task Requests_are_kept_for_a_day()
    {
        var (_, email) = await _mail.EnrolAsync();
        await _mail.AskAsync(email);
        Scenario.Time.Advance(TimeSpan.FromDays(1));
        await _mail.AskAsync(email);
        Assert.Equal(2, await CountAsync());
        Scenario.Time.Advance(TimeSpan.FromSeconds(1));

        await _mail.AskAsync(email);

        Assert.Equal(2, await CountAsync());

        Task<int> CountAsync() => Database.ValueAsync<int>("SELECT COUNT(*) FROM sign_in_request WHERE email = @email", new { email });
    }

    [Fact]
    public async Task An_account_that_was_removed_gets_no_mail()
    {
        var (person, email) = await _mail.EnrolAsync();
        await Database.ExecuteAsync("UPDATE person SET removed_at = @now WHERE id = @id", new { now = Scenario.Time.Now, id = person.PersonId });

        Scenario.Succeeded(await _mail.TryAskAsync(email));

        Assert.Empty(_mail.TakeMails());
    }

    [Fact]
    public async Task People_of_a_providers_domain_are_sent_no_mail_and_neither_is_anybody_where_it_is_turned_off()
    {
        await using var withProvider = new Scenario(Database.Settings) { SignIn = new SignInSettings(true, [ProviderTestData.Kommun]) };
        await using var turnedOff = new Scenario(Database.Settings) { SignIn = SignInSettings.None };
        var (_, email) = await _mail.EnrolAsync(domain: "kommun.example");

        AssertFailed(FailureKind.Invalid, await new MailSignIn(withProvider).TryAskAsync(email));
        AssertFailed(FailureKind.Invalid, await new MailSignIn(turnedOff).TryAskAsync(email));
        Scenario.Succeeded(await _mail.TryAskAsync(email));
    }

    /// <returns>How long the secret is, and how many statements were run.</returns>
    private async Task<(int Length, int Statements)> AskCountingAsync(string email)
    {
        var database = Scenario.Get<AppDatabase>();
        var before = database.Statements;
        var secret = Scenario.Succeeded(await _mail.TryAskAsync(email));
        return (secret.Length, database.Statements - before);
    }

    private IPAddress Neighbour(int number)
    {
        var bytes = _mail.From.GetAddressBytes();
        bytes[3] = (byte)number;
        return new IPAddress(bytes);
    }
}
