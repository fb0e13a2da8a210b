using System.CommandLine;
using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Cli;

internal static class ObservationsCommand
{
    public static Command Create(DatabaseOptions database)
    {
        var indicator = new Option<string?>("--indicator") { Description = "Key of an indicator; without it, all." };
        var round = new Option<string?>("--round") { Description = "Key of a round, also one not published; without it, all published rounds." };
        var level = new Option<string?>("--level") { Description = "Level of area; without it, all." };
        level.AcceptOnlyFromAmong([.. ObservationWords.Levels]);
        var area = new Option<string?>("--area") { Description = "Code of an area, as 00, 01, A1 or 0114; without it, all." };
        var release = new Option<int?>("--release") { Description = "Number of a release of the round named; without it, the latest." };
        var format = new Option<string>("--format") { Description = "csv or json.", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "json");

        var observations = new Command("observations", "Print figures as CSV or JSON.") { indicator, round, level, area, release, format };
        observations.SetAction((parsed, cancellation) => database.RunAsync(parsed, async (services, terminal) =>
        {
            var query = new ObservationQuery(
                parsed.GetValue(indicator),
                parsed.GetValue(round),
                parsed.GetValue(level) is { } word ? ObservationWords.FindLevel(word) : null,
                parsed.GetValue(area),
                parsed.GetValue(release));
            var outcome = await services.GetRequiredService<ReadObservations>().RunAsync(Actor.Operator, query, cancellation);
            if (!outcome.IsSuccess)
                return terminal.Fail(outcome.Failure);

            var told = await RoundNotes.TellAsync(
                services, terminal, round => query.Round is { } key ? round.Key == key : ReadObservations.IsPublic(round), query.Release, cancellation);
            if (!told.IsSuccess)
                return terminal.Fail(told.Failure);
            var records = ObservationFile.Records(outcome.Value);
            await terminal.PrintFileAsync(parsed.GetValue(format) == "json" ? records.WriteJsonAsync : records.WriteCsvAsync);
            // The figures alone are the result: on standard output this line would be part of the file.
            terminal.Note($"Observations: {outcome.Value.Count}.");
            return 0;
        }));
        return observations;
    }
}
