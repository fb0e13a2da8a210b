using Kommunenkat.App.SignIn;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.SignIn;

public abstract class SignInByLinkTests : StorageTests
{
    public sealed class OnSqlite(SqliteOfClass database) : SignInByLinkTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : SignInByLinkTests(database), IClassFixture<SqlServerOfClass>;

    private readonly MailSignIn _mail;

    protected SignInByLinkTests(DatabaseOfClass database)
        : base(database) => _mail = new MailSignIn(Scenario);

    [Fact]
    public async Task Looking_spends_nothing_and_signing_in_does()
    {
        var (person, email) = await _mail.EnrolAsync();
        var (browser, code, token) = await _mail.AskAsync(email);

        Scenario.Succeeded(await LookAsync(browser, token));
        Scenario.Succeeded(await LookAsync(browser, token));
        Assert.Equal(person.PersonId, Scenario.Succeeded(await _mail.OpenAsync(browser, token)).PersonId);

        await AssertWorthlessAsync(browser, token);
        Assert.Null((await _mail.TypeAsync(browser, code)).Actor);
    }

    [Fact]
    public async Task It_works_in_no_other_browser_and_no_other_link_works()
    {
        var (_, email) = await _mail.EnrolAsync();
        var first = await _mail.AskAsync(email);
        var second = await _mail.AskAsync(email);

        await AssertWorthlessAsync(second.Browser, first.Token);
        await AssertWorthlessAsync(null, first.Token);
        await AssertWorthlessAsync("", first.Token);
        await AssertWorthlessAsync(first.Browser, null);
        await AssertWorthlessAsync(first.Browser, first.Token[..^1]);
        Scenario.Succeeded(await _mail.OpenAsync(first.Browser, first.Token));
    }

    [Fact]
    public async Task It_holds_for_a_quarter_of_an_hour()
    {
        var (_, email) = await _mail.EnrolAsync();
        var (browser, _, token) = await _mail.AskAsync(email);

        Scenario.Time.Advance(RequestSignIn.Validity - TimeSpan.FromSeconds(1));
        Scenario.Succeeded(await LookAsync(browser, token));
        Scenario.Time.Advance(TimeSpan.FromSeconds(1));

        await AssertWorthlessAsync(browser, token);
    }

    [Fact]
    public async Task Once_the_code_has_signed_in_the_link_does_not()
    {
        var (_, email) = await _mail.EnrolAsync();
        var (browser, code, token) = await _mail.AskAsync(email);
        Assert.NotNull((await _mail.TypeAsync(browser, code)).Actor);

        await AssertWorthlessAsync(browser, token);
    }

    [Fact]
    public async Task Opened_several_times_at_the_same_moment_it_signs_in_once()
    {
        var (_, email) = await _mail.EnrolAsync();
        var (browser, _, token) = await _mail.AskAsync(email);

        var opened = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => _mail.OpenAsync(browser, token))));

        Assert.Single(opened, one => one.IsSuccess);
    }

    private Task<Outcome<Done>> LookAsync(string? browser, string? token) => Scenario.Get<SignInByLink>().LookAsync(browser, token);

    private async Task AssertWorthlessAsync(string? browser, string? token)
    {
        AssertFailed(FailureKind.NotFound, await LookAsync(browser, token));
        AssertFailed(FailureKind.NotFound, await _mail.OpenAsync(browser, token));
    }
}
