using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Answering;

public abstract class OpenResponseTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : OpenResponseTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : OpenResponseTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task An_invited_municipality_opens_an_empty_draft()
    {
        var round = await Scenario.OpenRoundAsync(new DateOnly(2025, 11, 30), Malmö, Lund);

        var opened = await Scenario.OpenAsync(round, Malmö);

        Assert.Equal((round, "Malmö", ResponseState.Invited), (opened.Round.Key, opened.Municipality.Name, opened.State));
        Assert.Equal(new DateOnly(2025, 11, 30), opened.Round.DefinitiveClose);
        Assert.Equal(round, opened.Questionnaire.Round);
        Assert.Empty(opened.Answers);
        Assert.Empty(opened.Submissions);
        Assert.Null(opened.LastActivityAt);
        Assert.True(opened.CanEdit);
        Assert.False(opened.CanSubmit, "There is nothing to submit yet.");
    }

    [Theory]
    [InlineData(Role.Contributor, false, false)]
    [InlineData(Role.Coordinator, true, true)]
    [InlineData(Role.Approver, false, true)]
    public async Task The_municipalitys_people_read_its_draft_and_may_do_with_it_what_their_role_says(Role role, bool edit, bool submit)
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"));

        var opened = Succeeded(await OpenAsync(Person("N.N.", role, Lund), round, Lund));

        Assert.Single(opened.Answers);
        Assert.Equal((edit, submit), (opened.CanEdit, opened.CanSubmit));
    }

    [Theory]
    [InlineData(Role.CountyOfficer, "12")]
    [InlineData(Role.Analyst, "00")]
    [InlineData(Role.Administrator, "00")]
    [InlineData(Role.Coordinator, Malmö)]
    [InlineData(Role.Approver, Malmö)]
    [InlineData(Role.Contributor, Malmö)]
    public async Task Nobody_else_reads_a_draft_not_even_once_it_is_submitted(Role role, string area)
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        await Scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"));
        AssertFailed(FailureKind.NotFound, await OpenAsync(Person("N.N.", role, area), round, Lund));

        await Scenario.SubmitAsync(round, Lund);

        AssertFailed(FailureKind.NotFound, await OpenAsync(Person("N.N.", role, area), round, Lund));
    }

    [Fact]
    public async Task What_is_not_there_is_answered_as_what_one_may_not_see()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var draft = await Scenario.CreateRoundAsync(null, Lund);

        AssertFailed(FailureKind.NotFound, await OpenAsync(Coordinator(Lund), "1999", Lund));
        AssertFailed(FailureKind.NotFound, await OpenAsync(Coordinator(Lund), draft, Lund));
        AssertFailed(FailureKind.NotFound, await OpenAsync(Coordinator(Malmö), round, Malmö));
        AssertFailed(FailureKind.NotFound, await OpenAsync(Coordinator("9999"), round, "9999"));
        AssertFailed(FailureKind.NotFound, await OpenAsync(Actor.Anonymous, round, Lund));
    }

    [Fact]
    public async Task A_round_is_named_to_the_letter()
    {
        var round = await Scenario.OpenRoundAsync(Lund);

        AssertFailed(FailureKind.NotFound, await OpenAsync(Coordinator(Lund), round.ToUpperInvariant(), Lund));
    }

    private Task<Outcome<OpenedResponse>> OpenAsync(Actor actor, string round, string municipality) =>
        Scenario.Get<OpenResponse>().RunAsync(actor, round, municipality);
}
