using System.Text;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Database;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exploring;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Tables;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Exploring;

public abstract class ReadCrossTableTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ReadCrossTableTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ReadCrossTableTests(database), IClassFixture<SqlServerOfClass>;

    private const string Landskrona = "1282", Höör = "1267", Örkelljunga = "1257";

    [Fact]
    public async Task Each_municipality_is_counted_once_with_its_answer_or_the_reason_why_there_is_none()
    {
        var round = await AnsweredRoundAsync();

        var table = Assert.Single((await ReadAsync(new CrossTableQuery(round, "styrdokument_finns", CountsDontKnow: false))).Rounds[0].Tables);
        var country = Assert.Single(table.Areas);

        Assert.Equal(("yes", 2, 2), (table.Categories[0].Key, country.All.Counts[0], country.All.Base));
        Assert.Equal(100, country.All.Share(0));
        Assert.DoesNotContain(table.Categories, category => category.Key == "dont_know");
        Assert.Equal(new OutsideBase(NotInvited: 290 - 5, NoResponse: 1, Unanswered: 1, DontKnow: 1, NotApplicable: 0), country.Outside);
    }

    [Fact]
    public async Task An_area_in_which_nobody_has_answered_has_no_share_and_tells_why()
    {
        var round = await AnsweredRoundAsync();

        var read = await ReadAsync(new CrossTableQuery(round, "styrdokument_finns", AreaLevel.County, CountsDontKnow: false));
        var areas = read.Areas.Zip(read.Rounds[0].Tables[0].Areas).ToDictionary(area => area.First.Code, area => area.Second);

        Assert.Equal(21, areas.Count);
        Assert.Equal((2, 100), (areas["12"].All.Base, areas["12"].All.Share(0)));
        Assert.Null(areas["01"].All.Share(0));
        Assert.Equal(MissingKind.NotAsked, EmptyBase.Why(areas["01"].Outside));
    }

    [Fact]
    public async Task The_municipalities_of_a_county_are_shown_alone()
    {
        var round = await AnsweredRoundAsync();

        var read = await ReadAsync(new CrossTableQuery(round, "styrdokument_finns", AreaLevel.Municipality, County: "12", CountsDontKnow: false));

        Assert.Equal(Areas.Sweden.Municipalities.Where(one => one.County.Code == "12").Select(one => one.Code), read.Areas.Select(area => area.Code));
        var areas = read.Areas.Zip(read.Rounds[0].Tables[0].Areas).ToDictionary(area => area.First.Code, area => area.Second);
        Assert.Equal((1, 1), (areas[Lund].All.Base, areas[Lund].All.Counts[0]));
        Assert.Equal(
            (MissingKind.DontKnow, MissingKind.NoResponse, MissingKind.Unanswered, MissingKind.NotAsked),
            (EmptyBase.Why(areas[Landskrona].Outside), EmptyBase.Why(areas[Höör].Outside), EmptyBase.Why(areas[Örkelljunga].Outside), EmptyBase.Why(areas["1230"].Outside)));
    }

    [Fact]
    public async Task Answers_are_divided_by_those_to_another_question()
    {
        var round = await AnsweredRoundAsync();

        var table = (await ReadAsync(new CrossTableQuery(round, "styrdokument_finns", By: new ItemKey("samordnare_finns")))).Rounds[0].Tables[0];
        var country = table.Areas[0];

        var columns = table.Columns.Select(column => column.Key).Zip(country.ByColumn).ToDictionary(column => column.First, column => column.Second);
        Assert.Equal((1, 1, 1), (columns["yes"].Base, columns["yes"].Counts[0], columns["no"].Base));
        Assert.Equal((2, 2), (country.All.Base, country.All.Counts[0]));
    }

    [Fact]
    public async Task Of_numbers_there_is_a_summary_and_of_a_date_its_year_but_of_free_text_only_that_there_is_one()
    {
        var round = await AnsweredRoundAsync();

        var numbers = (await ReadAsync(new CrossTableQuery(round, "samordnare_omfattning"))).Rounds[0].Tables[0].Areas[0];
        Assert.Equal(new NumberSummary(80, 80, 80, 80, 80, 80), numbers.All.Numbers);
        var dates = (await ReadAsync(new CrossTableQuery(round, "styrdokument_beslutsdatum"))).Rounds[0].Tables[0];
        Assert.Equal(("2024", 1), (Assert.Single(dates.Categories).Key, dates.Areas[0].All.Counts[0]));
        var text = (await ReadAsync(new CrossTableQuery(round, "ovrigt"))).Rounds[0].Tables[0];
        Assert.Equal([CategoryKind.Answered, CategoryKind.NotAnswered], text.Categories.Select(category => category.Kind));
        Assert.Equal((4, 1, 3), (text.Areas[0].All.Base, text.Areas[0].All.Counts[0], text.Areas[0].All.Counts[1]));
        var personal = (await ReadAsync(new CrossTableQuery(round, "kontakt_namn"))).Rounds[0].Tables[0];
        Assert.Equal(CategoryKind.Answered, personal.Categories[0].Kind);
    }

    [Fact]
    public async Task All_rows_of_a_matrix_are_shown_or_the_one_that_is_chosen()
    {
        var round = await AnsweredRoundAsync();

        var all = (await ReadAsync(new CrossTableQuery(round, "prevention_nivaer"))).Rounds[0].Tables;
        var one = (await ReadAsync(new CrossTableQuery(round, "prevention_nivaer", Row: "universell"))).Rounds[0].Tables;

        Assert.True(all.Count > 1);
        Assert.Equal("universell", Assert.Single(one).Item.Key.Row);
        Assert.Equal(all.Single(table => table.Item.Key.Row == "universell").Areas[0].All.Counts, one[0].Areas[0].All.Counts);
        Assert.Equal(1, one[0].Areas[0].All.Base);
    }

    [Fact]
    public async Task Two_rounds_stand_beside_each_other_with_how_far_they_can_be_compared()
    {
        var earlier = await AnsweredRoundAsync();
        var later = await Scenario.OpenRoundAfterAsync(earlier, Lund);

        var read = await ReadAsync(new CrossTableQuery(later, "samordnare_omfattning", OtherRound: earlier));

        Assert.Equal([earlier, later], read.Rounds.Select(round => round.Round.Key));
        Assert.Equal(TrendComparability.Yes, read.Comparison!.Comparable);
        Assert.Equal(read.Rounds[0].Tables[0].Categories, read.Rounds[1].Tables[0].Categories);
        Assert.Equal((1, 0), (read.Rounds[0].Tables[0].Areas[0].All.Base, read.Rounds[1].Tables[0].Areas[0].All.Base));
        Assert.Null((await ReadAsync(new CrossTableQuery(later, "samordnare_omfattning"))).Comparison);
    }

    [Fact]
    public async Task Of_a_published_round_the_release_is_counted_and_of_an_open_one_what_is_there_now()
    {
        var round = await AnsweredRoundAsync();
        Assert.Null((await ReadAsync(new CrossTableQuery(round, "styrdokument_finns"))).Rounds[0].Release);
        await Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);

        await Scenario.CorrectAsync(round, Lund, ("styrdokument_finns", "no"));

        var counted = (await ReadAsync(new CrossTableQuery(round, "styrdokument_finns"))).Rounds[0];
        Assert.Equal((1, 2), (counted.Release!.Number, counted.Tables[0].Areas[0].All.Counts[0]));
    }

    [Theory]
    [InlineData("finns_inte", null, null, AreaLevel.Country, null, FailureKind.NotFound)]
    [InlineData("styrdokument_finns", "rad", null, AreaLevel.Country, null, FailureKind.NotFound)]
    [InlineData("styrdokument_finns", null, "finns_inte", AreaLevel.Country, null, FailureKind.NotFound)]
    [InlineData("styrdokument_finns", null, "ovrigt", AreaLevel.Country, null, FailureKind.Invalid)]
    [InlineData("styrdokument_finns", null, "samordnare_omfattning", AreaLevel.Country, null, FailureKind.Invalid)]
    [InlineData("styrdokument_finns", null, "samordnare_finns", AreaLevel.Municipality, "12", FailureKind.Invalid)]
    [InlineData("styrdokument_finns", null, null, AreaLevel.Municipality, null, FailureKind.NotFound)]
    [InlineData("styrdokument_finns", null, null, AreaLevel.Municipality, "99", FailureKind.NotFound)]
    [InlineData("styrdokument_finns", null, null, AreaLevel.County, "12", FailureKind.Invalid)]
    public async Task What_makes_no_table_is_refused(string question, string? row, string? by, AreaLevel level, string? county, FailureKind expected)
    {
        var round = await Scenario.OpenRoundAsync(Lund);

        AssertFailed(expected, await Scenario.Get<ReadCrossTable>().RunAsync(
            Analyst, new CrossTableQuery(round, question, level, null, row, by is null ? null : new ItemKey(by), county)));
    }

    [Fact]
    public async Task A_draft_round_and_one_that_is_not_there_are_not_found()
    {
        var draft = await Scenario.CreateRoundAsync(null, Lund);

        AssertFailed(FailureKind.NotFound, await Scenario.Get<ReadCrossTable>().RunAsync(Analyst, new CrossTableQuery(draft, "styrdokument_finns")));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<ReadCrossTable>().RunAsync(Analyst, new CrossTableQuery("nope", "styrdokument_finns")));
        Assert.DoesNotContain(Succeeded(await Scenario.Get<ListExplorableRounds>().RunAsync(Analyst)), round => round.Round.Key == draft);
    }

    [Theory]
    [InlineData(AreaLevel.Country, 3)]
    [InlineData(AreaLevel.County, 290)]
    public async Task Tables_cost_the_same_statements_whatever_the_areas(AreaLevel level, int municipalities)
    {
        string[] frame = [.. Areas.Sweden.Municipalities.Take(municipalities).Select(municipality => municipality.Code)];
        var round = await Scenario.OpenRoundAsync(frame);
        var file = "municipality,question,row,value\n" + string.Concat(frame.Select(code => $"{code},styrdokument_finns,,yes\n"));
        Succeeded(await Scenario.Get<ImportAnswers>().RunAsync(Administrator, round, new MemoryStream(Encoding.UTF8.GetBytes(file))));
        await using var node = new Scenario(Database.Settings);
        var query = new CrossTableQuery(round, "styrdokument_finns", level, By: new ItemKey("samordnare_finns"));

        // Rounds, mark, municipalities, questionnaire, submissions; then rounds and mark.
        Assert.Equal(5, await StatementsAsync(() => node.Get<ReadCrossTable>().RunAsync(Analyst, query)));
        Assert.Equal(2, await StatementsAsync(() => node.Get<ReadCrossTable>().RunAsync(Analyst, query)));
        Assert.Equal(2, await StatementsAsync(() => node.Get<ReadNonResponse>().RunAsync(Analyst, new NonResponseQuery(round))));

        async Task<int> StatementsAsync(Func<Task> work)
        {
            var before = node.Get<AppDatabase>().Statements;
            await work();
            return node.Get<AppDatabase>().Statements - before;
        }
    }

    [Fact]
    public async Task Item_non_response_is_told_the_worst_first_or_in_order_and_for_areas_together()
    {
        var round = await AnsweredRoundAsync();

        var worst = Succeeded(await Scenario.Get<ReadNonResponse>().RunAsync(Analyst, new NonResponseQuery(round, WorstFirst: true)));
        var asked = Succeeded(await Scenario.Get<ReadNonResponse>().RunAsync(Analyst, new NonResponseQuery(round, "12")));

        Assert.Equal(worst.Items.Select(item => item.Response.UnansweredShare ?? -1).OrderDescending(), worst.Items.Select(item => item.Response.UnansweredShare ?? -1));
        Assert.Equal(asked.Questionnaire.Items.Select(item => item.Key), asked.Items.Select(item => item.Item.Key));
        Assert.Equal(new ItemResponse(5, 4, 4, 2, 1, 1, 0), asked.Items.Single(item => item.Item.Key.Question == "styrdokument_finns").Response);
        Assert.Equal(25, asked.Items.Single(item => item.Item.Key.Question == "styrdokument_finns").Response.UnansweredShare);
        Assert.Equal(worst.Total, asked.Total);
        Assert.Equal(asked.Total, asked.Areas.Single(area => area.Area.Code == "12").Response);
        Assert.Null(asked.Areas.Single(area => area.Area.Code == "01").Response.UnansweredShare);
        AssertFailed(FailureKind.NotFound, await Scenario.Get<ReadNonResponse>().RunAsync(Analyst, new NonResponseQuery(round, "1281")));
    }

    private async Task<CrossTable> ReadAsync(CrossTableQuery query) => Succeeded(await Scenario.Get<ReadCrossTable>().RunAsync(Analyst, query));

    /// <summary>Lund and Malmö say yes, Landskrona does not know, Örkelljunga left the question empty, and Höör has submitted nothing.</summary>
    private async Task<string> AnsweredRoundAsync()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö, Landskrona, Höör, Örkelljunga);
        await Scenario.SaveAsync(
            round, Lund, ("kontakt_namn", "Kim"), ("styrdokument_finns", "yes"), ("styrdokument_beslutsdatum", "2024-06-17"), ("prevention_nivaer.universell", "systematic"),
            ("samordnare_finns", "yes"), ("samordnare_omfattning", "80"), ("ovrigt", "Vi lär av varandra."));
        await Scenario.SaveAsync(round, Malmö, ("styrdokument_finns", "yes"), ("samordnare_finns", "no"));
        await Scenario.SaveAsync(round, Landskrona, ("styrdokument_finns", "dont_know"));
        await Scenario.SaveAsync(round, Örkelljunga, ("samordnare_finns", "no"));
        foreach (var municipality in (string[])[Lund, Malmö, Landskrona, Örkelljunga])
            await Scenario.SubmitAsync(round, municipality);
        await Scenario.SaveAsync(round, Höör, ("styrdokument_finns", "no"));
        return round;
    }
}
