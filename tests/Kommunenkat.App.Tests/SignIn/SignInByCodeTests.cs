using Kommunenkat.App.Access;
using Kommunenkat.App.SignIn;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.SignIn;

public abstract class SignInByCodeTests : StorageTests
{
    public sealed class OnSqlite(SqliteOfClass database) : SignInByCodeTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : SignInByCodeTests(database), IClassFixture<SqlServerOfClass>;

    private readonly MailSignIn _mail;

    protected SignInByCodeTests(DatabaseOfClass database)
        : base(database) => _mail = new MailSignIn(Scenario);

    [Fact]
    public async Task The_code_signs_in_once_in_the_browser_that_asked()
    {
        var (person, email) = await _mail.EnrolAsync();
        var (browser, code, _) = await _mail.AskAsync(email);

        var actor = (await _mail.TypeAsync(browser, $" {code[..3]} {code[3..]}\n")).Actor;

        Assert.Equal((person.PersonId, "192.0.2.7"), (actor!.PersonId, actor.Origin));
        Assert.Equal("Email", await Database.ValueAsync<string>("SELECT method FROM sign_in_session WHERE id = @id", new { id = actor.SessionId }));
        Assert.Equal(new CodeAttempt(null, 0), await _mail.TypeAsync(browser, code));
    }

    [Fact]
    public async Task After_five_wrong_codes_neither_the_right_one_nor_the_link_signs_in()
    {
        var (_, email) = await _mail.EnrolAsync();
        var (browser, code, token) = await _mail.AskAsync(email);

        foreach (var left in (int[])[4, 3, 2, 1, 0])
            Assert.Equal(new CodeAttempt(null, left), await _mail.TypeAsync(browser, MailSignIn.Other(code)));

        Assert.Equal(new CodeAttempt(null, 0), await _mail.TypeAsync(browser, code));
        AssertFailed(FailureKind.NotFound, await _mail.OpenAsync(browser, token));
    }

    [Fact]
    public async Task The_fifth_try_may_be_the_right_one()
    {
        var (_, email) = await _mail.EnrolAsync();
        var (browser, code, _) = await _mail.AskAsync(email);
        foreach (var wrong in (string?[])[null, "", "12345", MailSignIn.Other(code)])
            Assert.Null((await _mail.TypeAsync(browser, wrong)).Actor);

        Assert.NotNull((await _mail.TypeAsync(browser, code)).Actor);
    }

    [Fact]
    public async Task Another_browser_is_told_nothing_and_takes_no_try_away()
    {
        var (_, email) = await _mail.EnrolAsync();
        var (browser, code, _) = await _mail.AskAsync(email);
        var (other, _, _) = await _mail.AskAsync(email);

        Assert.Equal(new CodeAttempt(null, 4), await _mail.TypeAsync(other, code));
        Assert.Equal(new CodeAttempt(null, 0), await _mail.TypeAsync(null, code));
        Assert.Equal(new CodeAttempt(null, 0), await _mail.TypeAsync("made up", code));

        Assert.Equal(new CodeAttempt(null, 4), await _mail.TypeAsync(browser, MailSignIn.Other(code)));
    }

    [Fact]
    public async Task A_code_holds_for_a_quarter_of_an_hour()
    {
        var (_, email) = await _mail.EnrolAsync();
        var first = await _mail.AskAsync(email);
        var second = await _mail.AskAsync(email);

        Scenario.Time.Advance(RequestSignIn.Validity - TimeSpan.FromSeconds(1));
        Assert.NotNull((await _mail.TypeAsync(first.Browser, first.Code)).Actor);
        Scenario.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new CodeAttempt(null, 0), await _mail.TypeAsync(second.Browser, second.Code));
    }

    [Fact]
    public async Task A_newer_request_of_the_browser_makes_the_older_useless()
    {
        var (_, email) = await _mail.EnrolAsync();
        var older = await _mail.AskAsync(email);
        var newer = await _mail.AskAsync(email, older.Browser);

        Assert.Equal(new CodeAttempt(null, 0), await _mail.TypeAsync(older.Browser, older.Code));
        AssertFailed(FailureKind.NotFound, await _mail.OpenAsync(older.Browser, older.Token));
        Assert.NotNull((await _mail.TypeAsync(newer.Browser, newer.Code)).Actor);
    }

    [Fact]
    public async Task For_an_unknown_address_codes_are_counted_as_for_a_known_one()
    {
        var browser = Scenario.Succeeded(await _mail.TryAskAsync($"nobody-{Guid.CreateVersion7():n}@lund.example"));

        foreach (var left in (int[])[4, 3, 2, 1, 0, 0])
            Assert.Equal(new CodeAttempt(null, left), await _mail.TypeAsync(browser, "000000"));
    }

    [Fact]
    public async Task Of_several_tries_with_the_right_code_at_the_same_moment_one_signs_in()
    {
        var (person, email) = await _mail.EnrolAsync();
        var (browser, code, _) = await _mail.AskAsync(email);

        var attempts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => _mail.TypeAsync(browser, code))));

        Assert.Single(attempts, attempt => attempt.Actor is not null);
        Assert.Equal(1, await Database.ValueAsync<int>("SELECT COUNT(*) FROM sign_in_session WHERE person_id = @id", new { id = person.PersonId }));
    }

    [Fact]
    public async Task Codes_that_are_tried_at_the_same_moment_are_all_counted()
    {
        var (_, email) = await _mail.EnrolAsync();
        var (browser, code, _) = await _mail.AskAsync(email);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => _mail.TypeAsync(browser, MailSignIn.Other(code)))));

        Assert.Equal(SignInByCode.MostAttempts, await Database.ValueAsync<int>("SELECT attempts FROM sign_in_request WHERE email = @email", new { email }));
        Assert.Null((await _mail.TypeAsync(browser, code)).Actor);
    }

    [Fact]
    public async Task Signing_in_is_noted_as_the_persons_last()
    {
        var (person, email) = await _mail.EnrolAsync();
        var (browser, code, _) = await _mail.AskAsync(email);
        Scenario.Time.Advance(TimeSpan.FromMinutes(3));

        await _mail.TypeAsync(browser, code);

        Assert.Equal(Scenario.Time.Now, (await Database.RunAsync<PersonRow>(async session => (await PersonStore.FindAsync(session, person.PersonId))!)).LastSignInAt);
    }
}
