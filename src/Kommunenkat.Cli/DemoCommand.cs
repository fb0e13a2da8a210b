using System.CommandLine;
using Kommunenkat.App.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Kommunenkat.Cli;

internal static class DemoCommand
{
    public static Command Create(DatabaseOptions database)
    {
        var demo = new Command("demo", "Fill an empty database with made-up rounds and persons.");
        demo.SetAction((parsed, cancellation) => database.RunAsync(parsed, async (services, terminal) =>
        {
            var outcome = await services.GetRequiredService<LoadDemo>().RunAsync(cancellation);
            if (!outcome.IsSuccess)
                return terminal.Fail(outcome.Failure);
            var rounds = string.Join(", ", outcome.Value.Rounds);
            terminal.Print(outcome.Value.WasThere ? $"The demo was there already: rounds {rounds}." : $"Demo loaded: rounds {rounds}.");
            return 0;
        }));
        return demo;
    }
}
