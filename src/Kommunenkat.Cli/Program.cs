using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;

namespace Kommunenkat.Cli;

/// <summary>The terminal program: what the system does, a verb each.</summary>
public static class Program
{
    public static Task<int> Main(string[] args)
    {
        // Where output goes to a file, Windows would write it in a code page of its own.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return RunAsync(args, Console.Out, Console.Error);
    }

    /// <returns>The exit code: 0 only where all went well.</returns>
    public static Task<int> RunAsync(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        var database = new DatabaseOptions();
        var root = new RootCommand("Kommunenkat: surveys of Sweden's municipalities.")
        {
            database.Engine,
            database.Connection,
            MigrateCommand.Create(database),
            DemoCommand.Create(database),
            QuestionnaireCommands.Create(),
            RoundCommands.Create(database),
            AnswersCommands.Create(database),
            ObservationsCommand.Create(database),
            TrendsCommand.Create(database),
            ExportCommand.Create(database),
            MessagesCommands.Create(database),
            AuditCommands.Create(database),
            AccountCommands.Create(database),
        };

        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction badUsage)
            (badUsage.ShowHelp, badUsage.ShowTypoCorrections) = (false, false); // both would go to standard output, which is for results
        return parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellation);
    }
}
