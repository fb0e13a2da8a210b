using System.CommandLine;
using System.Text;
using Kommunenkat.App;
using Kommunenkat.App.Exchange.Imports;

namespace Kommunenkat.Cli;

/// <summary>What a command prints on: results on standard output; faults, warnings and notes on standard error.</summary>
internal sealed class Terminal(InvocationConfiguration configuration)
{
    public static Terminal Of(ParseResult parsed) => new(parsed.InvocationConfiguration);

    /// <summary>Prints a line of the result.</summary>
    public void Print(string line) => configuration.Output.WriteLine(line);

    /// <summary>Prints a file as it is, and ends its last line where that is open.</summary>
    public async Task PrintFileAsync(Func<Stream, Task> write)
    {
        using var file = new MemoryStream();
        await write(file);
        var text = Encoding.UTF8.GetString(file.GetBuffer(), 0, (int)file.Length);
        await configuration.Output.WriteAsync(text.EndsWith('\n') ? text : text + "\n");
    }

    /// <summary>Prints a warning or a note.</summary>
    public void Note(string line) => configuration.Error.WriteLine(line);

    /// <summary>Shows how far an import has come on one line, where somebody watches; null: nobody does.</summary>
    public IProgress<ImportProgress>? Progress() =>
        ReferenceEquals(configuration.Error, Console.Error) && !Console.IsErrorRedirected ? new ProgressLine(configuration.Error) : null;

    /// <summary>Prints the failure, a line each message.</summary>
    /// <param name="file">The file that faults of kind <see cref="FailureKind.Invalid"/> stand in.</param>
    /// <returns>The exit code.</returns>
    public int Fail(Failure failure, string? file = null)
    {
        foreach (var message in failure.Messages)
            Note(file is not null && failure.Kind == FailureKind.Invalid ? $"{file}:{message}" : message);
        return 1;
    }

    /// <summary>Prints one sentence on what went wrong.</summary>
    /// <returns>The exit code.</returns>
    public int Fail(string sentence)
    {
        Note(sentence);
        return 1;
    }

    private sealed class ProgressLine(TextWriter error) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => error.Write($"\r{value.Done} of {value.All} rows{(value.Done == value.All ? "\n" : "")}");
    }
}
