using System.CommandLine;
using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Cli;

internal static class TrendsCommand
{
    public static Command Create(DatabaseOptions database)
    {
        var indicator = new Option<string>("--indicator") { Description = "Key of an indicator.", Required = true };
        var level = new Option<string>("--level") { Description = "Level of area.", Required = true };
        level.AcceptOnlyFromAmong([.. ObservationWords.Levels]);
        var area = new Option<string?>("--area") { Description = "Code of an area, as 00, 01, A1 or 0114; without it, all of the level." };
        var from = new Option<string>("--from") { Description = "Key of the earlier round.", Required = true };
        var to = new Option<string>("--to") { Description = "Key of the later round.", Required = true };
        var format = new Option<string>("--format") { Description = "csv or json.", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "json");

        var trends = new Command("trends", "Print how an indicator developed from one round to a later one, as CSV or JSON.")
        {
            indicator, level, area, from, to, format,
        };
        trends.SetAction((parsed, cancellation) => database.RunAsync(parsed, async (services, terminal) =>
        {
            var query = new TrendQuery(
                parsed.GetRequiredValue(indicator),
                ObservationWords.FindLevel(parsed.GetRequiredValue(level))!.Value,
                parsed.GetValue(area),
                parsed.GetRequiredValue(from),
                parsed.GetRequiredValue(to));
            var outcome = await services.GetRequiredService<ReadTrends>().RunAsync(Actor.Operator, query, cancellation);
            if (!outcome.IsSuccess)
                return terminal.Fail(outcome.Failure);

            var told = await RoundNotes.TellAsync(
                services, terminal, round => round.Key == query.From || round.Key == query.To, release: null, cancellation);
            if (!told.IsSuccess)
                return terminal.Fail(told.Failure);
            await terminal.PrintFileAsync(parsed.GetValue(format) == "csv" ? output => TrendFile.WriteCsvAsync(output, outcome.Value)
                : query.Area is null ? output => TrendFile.WriteJsonAsync(output, outcome.Value)
                : output => TrendFile.WriteJsonAsync(output, outcome.Value.Single()));
            terminal.Note($"Trends: {outcome.Value.Count}.");
            return 0;
        }));
        return trends;
    }
}
