using Kommunenkat.App.Access;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.App.Monitoring;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.App.Tests.Exchange.Spreadsheets;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Monitoring;

public abstract class ReadStatusTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ReadStatusTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ReadStatusTests(database), IClassFixture<SqlServerOfClass>;

    [Theory]
    [InlineData(Role.CountyOfficer, "12", new[] { Malmö, Lund })]
    [InlineData(Role.CountyOfficer, "14", new[] { Göteborg })]
    [InlineData(Role.CountyOfficer, "25", new string[0])]
    [InlineData(Role.Coordinator, Lund, new[] { Lund })]
    [InlineData(Role.Approver, Lund, new[] { Lund })]
    [InlineData(Role.Contributor, Lund, new[] { Lund })]
    [InlineData(Role.Analyst, "00", new[] { Stockholm, Malmö, Lund, Göteborg })]
    [InlineData(Role.Administrator, "00", new[] { Stockholm, Malmö, Lund, Göteborg })]
    public async Task Everyone_follows_the_municipalities_of_their_own_areas(Role role, string area, string[] expected)
    {
        var round = await Scenario.OpenRoundAsync(Göteborg, Lund, Malmö, Stockholm);

        var status = await StatusAsync(round, Person("N.N.", role, area));

        Assert.Equal(expected, status.Municipalities.Select(row => row.Municipality.Code));
    }

    [Fact]
    public async Task Several_grants_add_up_and_no_municipality_comes_twice()
    {
        var round = await Scenario.OpenRoundAsync(Göteborg, Lund, Malmö, Stockholm);
        var actor = new Actor(Guid.CreateVersion7(), "N.N.", [new Grant(Role.CountyOfficer, "12"), new Grant(Role.Coordinator, Lund), new Grant(Role.Coordinator, Stockholm)]);

        Assert.Equal([Stockholm, Malmö, Lund], (await StatusAsync(round, actor)).Municipalities.Select(row => row.Municipality.Code));
    }

    [Fact]
    public async Task State_and_time_of_last_activity_are_shown()
    {
        var round = await Scenario.OpenRoundAsync(Malmö, Lund, Göteborg);
        await Scenario.SaveAsync(round, Malmö, ("styrgrupp_finns", "yes"));
        await Scenario.SubmitAsync(round, Malmö);
        Scenario.Time.Advance(TimeSpan.FromHours(1));
        await Scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"));

        var status = await StatusAsync(round, Analyst);

        Assert.Equal(
            [(Malmö, ResponseState.Submitted, ManualTime.Start), (Lund, ResponseState.Started, ManualTime.Start.AddHours(1)), (Göteborg, ResponseState.Invited, null)],
            status.Municipalities.Select(row => (row.Municipality.Code, row.State, row.LastActivityAt)));
    }

    /// <summary>What is not in the type cannot leak: no answer, no question, no person.</summary>
    [Fact]
    public void Nothing_of_values_is_in_a_status() => Assert.Equal(
        ["LastActivityAt", "Municipality", "State"],
        typeof(MunicipalityStatus).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Only_open_rounds_are_followed()
    {
        var draft = await Scenario.CreateRoundAsync(null, Lund);
        var closed = await Scenario.OpenRoundAsync(Lund);
        await Scenario.ChangeAsync(closed, RoundAction.Close);

        var rounds = Succeeded(await Scenario.Get<ReadStatus>().RunAsync(Administrator)).Select(status => status.Round.Key).ToList();

        Assert.DoesNotContain(draft, rounds);
        Assert.DoesNotContain(closed, rounds);
    }

    [Fact]
    public async Task Who_has_no_area_follows_nothing() =>
        AssertFailed(FailureKind.NotFound, await Scenario.Get<ReadStatus>().RunAsync(Actor.Anonymous));

    [Fact]
    public async Task The_file_of_it_has_the_rows_that_are_chosen_in_their_order_and_says_what_was_chosen()
    {
        var round = await Scenario.OpenRoundAsync(Malmö, Lund, Göteborg);
        await Scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"));
        var status = await StatusAsync(round, Analyst);

        var workbook = StatusWorkbook.Of(
            status, [status.Municipalities[1], status.Municipalities[0]], [("Län", "Skåne län")], state => $"läge {state}", ManualTime.Start, ExportLanguage.Swedish);

        Assert.Equal(["Läs mig", "Läge"], workbook.Sheets.Select(sheet => sheet.Name));
        Assert.Contains(await Sheets.RowsAsync(workbook.Sheets[0]), row => (row[0].Text, row[1].Text) == ("Län", "Skåne län"));
        var rows = await Sheets.RowsAsync(workbook.Sheets[1]);
        Assert.Equal(
            [(round, Lund, "Lund", "12", "läge Started", Cell.OfDate(SwedishTime.DayOf(ManualTime.Start))), (round, Malmö, "Malmö", "12", "läge Invited", Cell.Empty)],
            rows.Select(row => (row[0].Text, row[1].Text, row[2].Text, row[3].Text, row[5].Text, row[6])));
        Assert.All(rows, row => Assert.Equal(workbook.Sheets[1].Columns.Count, row.Length));
    }

    private async Task<RoundStatus> StatusAsync(string round, Actor actor) =>
        Succeeded(await Scenario.Get<ReadStatus>().RunAsync(actor)).Single(status => status.Round.Key == round);
}
