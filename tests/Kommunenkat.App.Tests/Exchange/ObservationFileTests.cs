using System.Text.Json;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange;

public sealed class ObservationFileTests : IDisposable
{
    private static readonly Observation Country = new(
        "styrdokument", "2025", AreaLevel.Country, "00", "Riket", null, new AreaRow(IndicatorUnit.Percent, 2, 3, 290, 4, 0, 287, IsTooSmall: false));

    private static readonly Observation Unit = new(
        "samordnartid", "2025", AreaLevel.Municipality, "2480", "Umeå, \"staden\"", UnitState.DontKnow, new AreaRow(IndicatorUnit.Count, 0.1 + 0.2, 0, 1, 1, 0, 1, IsTooSmall: false));

    private readonly ExchangeDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Csv_has_the_columns_of_the_open_api_and_numbers_that_read_back_exactly() => Assert.Equal(
        "indicator,round,level,area,areaName,state,value,numerator,base,invited,submitted,notApplicable,unknown,lower,upper\n"
        + "styrdokument,2025,country,00,Riket,,66.66666666666667,2,3,290,4,0,287,0.6896551724137931,99.65517241379311\n"
        + "samordnartid,2025,municipality,2480,\"Umeå, \"\"staden\"\"\",dont_know,,0.30000000000000004,,1,1,0,1,,\n",
        await CsvAsync([Country, Unit]));

    [Fact]
    public async Task Json_is_one_array_with_the_same_properties_in_the_same_order() => Assert.Equal(
        """[{"indicator":"styrdokument","round":"2025","level":"country","area":"00","areaName":"Riket","state":null,"value":66.66666666666667,"numerator":2,"base":3,"invited":290,"submitted":4,"notApplicable":0,"unknown":287,"lower":0.6896551724137931,"upper":99.65517241379311},"""
        + """{"indicator":"samordnartid","round":"2025","level":"municipality","area":"2480","areaName":"Umeå, \"staden\"","state":"dont_know","value":null,"numerator":0.30000000000000004,"base":null,"invited":1,"submitted":1,"notApplicable":0,"unknown":1,"lower":null,"upper":null}]""",
        await JsonAsync([Country, Unit]));

    [Fact]
    public async Task Nothing_is_a_header_or_an_empty_array()
    {
        Assert.EndsWith("upper\n", await CsvAsync([]), StringComparison.Ordinal);
        Assert.Equal("[]", await JsonAsync([]));
    }

    [Theory]
    [InlineData(UnitState.NotInvited, "not_invited")]
    [InlineData(UnitState.NoResponse, "no_response")]
    [InlineData(UnitState.Yes, "yes")]
    [InlineData(UnitState.No, "no")]
    [InlineData(UnitState.Value, "value")]
    [InlineData(UnitState.Unanswered, "unanswered")]
    [InlineData(UnitState.DontKnow, "dont_know")]
    [InlineData(UnitState.NotApplicable, "not_applicable")]
    public void States_are_written_in_snake_case(UnitState state, string word) => Assert.Equal(word, ObservationWords.Of(state));

    [Fact]
    public void Levels_read_back()
    {
        Assert.Equal(["country", "county", "group", "municipality"], ObservationWords.Levels);
        Assert.All(Enum.GetValues<AreaLevel>(), level => Assert.Equal(level, ObservationWords.FindLevel(ObservationWords.Of(level))));
        Assert.Null(ObservationWords.FindLevel("0"));
    }

    [Fact]
    public async Task Imported_answers_give_the_figures_counted_by_hand()
    {
        await _database.CreateRoundAsync(frame: ["0114", "0115", "0117", "0120", "0123", "0125", "0180", "0305"]);
        _ = (await _database.ImportAsync("""
            municipality,question,row,value
            0114,styrdokument_finns,,yes
            0115,styrdokument_finns,,yes
            0117,styrdokument_finns,,yes
            0120,styrdokument_finns,,no
            0123,styrdokument_finns,,dont_know
            0125,styrdokument_finns,,
            0305,styrdokument_finns,,yes
            0114,kartlaggning_genomford,,yes
            0115,kartlaggning_genomford,,no
            0117,kartlaggning_genomford,,dont_know
            """)).Value;

        var steering = await _database.ObservationsAsync(new("styrdokument", "2025"));
        Row(steering, "00", new FigureRow(100 * 4 / 6d, 4, 6, 8, 7, 0, 2, 100 * 4 / 8d, 100 * 6 / 8d));
        Row(steering, "01", new FigureRow(100 * 3 / 5d, 3, 5, 7, 6, 0, 2, 100 * 3 / 7d, 100 * 5 / 7d));
        Row(steering, "03", new FigureRow(null, 1, 1, 1, 1, 0, 0, 100, 100)); // base under five: no value
        Row(steering, "14", new FigureRow(null, 0, 0, 0, 0, 0, 0, null, null));
        Assert.Equal(
            ["yes", "yes", "yes", "no", "no", "unanswered", "no_response", "yes", "not_invited"],
            ((string[])["0114", "0115", "0117", "0120", "0123", "0125", "0180", "0305", "2480"]).Select(code => ObservationWords.Of(One(steering, code).State!.Value)));

        var mapping = await _database.ObservationsAsync(new("kartlaggning", "2025"));
        // In the base: 0114, 0115, 0117. Unknown: 0305 left it out, 0125 left out the question before, 0123 does not know, 0180 is silent.
        Row(mapping, "00", new FigureRow(null, 1, 3, 8, 7, 1, 4, 100 * 1 / 7d, 100 * 5 / 7d));

        var none = await _database.ObservationsAsync(new("utan_samordnare", "2025", AreaLevel.Country));
        Assert.Equal((null, 0d, null, 8), (none[0].Row.Value, none[0].Row.Numerator, none[0].Row.Base, none[0].Row.Unknown));

        static Observation One(IReadOnlyList<Observation> all, string area) => all.Single(observation => observation.Area == area);
        static void Row(IReadOnlyList<Observation> all, string area, FigureRow expected) => Assert.Equal(expected, One(all, area).Row);
    }

    [Fact]
    public async Task Real_figures_come_out_as_csv_and_json_alike()
    {
        await _database.CreateRoundAsync();
        _ = (await _database.ImportAsync("municipality,question,row,value\n0114,styrdokument_finns,,yes\n")).Value;
        var observations = await _database.ObservationsAsync(new("styrdokument", "2025"));

        var csv = (await CsvAsync(observations)).TrimEnd('\n').Split('\n');
        using var json = JsonDocument.Parse(await JsonAsync(observations));

        Assert.Equal(1 + 21 + 9 + 290, observations.Count);
        Assert.Equal(observations.Count + 1, csv.Length);
        Assert.Equal(observations.Count, json.RootElement.GetArrayLength());
        Assert.All(json.RootElement.EnumerateArray(), entry =>
            Assert.Equal(csv[0].Split(','), entry.EnumerateObject().Select(property => property.Name)));
        Assert.Contains("styrdokument,2025,municipality,0114,Upplands Väsby,yes,100,1,1,1,1,0,0,100,100", csv);
    }

    private static Task<string> CsvAsync(IReadOnlyList<Observation> observations) => Written.ByAsync(ObservationFile.Records(observations).WriteCsvAsync);

    private static Task<string> JsonAsync(IReadOnlyList<Observation> observations) => Written.ByAsync(ObservationFile.Records(observations).WriteJsonAsync);
}
