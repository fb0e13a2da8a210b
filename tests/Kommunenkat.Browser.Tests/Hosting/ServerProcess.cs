using System.Collections.Concurrent;
using System.Diagnostics;

namespace Kommunenkat.Browser.Tests.Hosting;

/// <summary>One run of the real server, as a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Announcement = "Kommunenkat: ";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    /// <summary>Those that run, so that none outlives the tests when they end in the middle.</summary>
    private static readonly ConcurrentDictionary<ServerProcess, byte> Running = [];

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly ConcurrentQueue<string> _errors = [];
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    static ServerProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var left in Running.Keys)
            left.Kill();
    };

    private ServerProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null)
                _errors.Enqueue(line.Data);
            Take(line.Data);
        };
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The server ended before it answered."));
        _process.Start();
        Running[this] = 0;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => string.Join(Environment.NewLine, _lines);

    /// <summary>What it wrote to standard error.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    public int ExitCode => _process.ExitCode;

    /// <param name="port">0: any that is free.</param>
    public static ServerProcess Start(string environment, int port, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.ServerAssembly, "--urls", $"http://127.0.0.1:{port}"])
        {
            WorkingDirectory = Checkout.WebProject,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // What the tester's own shell says of addresses, databases and mail is not meant for these servers.
        foreach (var inherited in start.Environment.Keys.Where(IsServerSetting).ToList())
            start.Environment.Remove(inherited);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return new ServerProcess(start);
    }

    /// <returns>The address it listens on.</returns>
    /// <exception cref="InvalidOperationException">It did not start; the message holds what it wrote.</exception>
    public async Task<Uri> WaitUntilListeningAsync()
    {
        try
        {
            return await _address.Task.WaitAsync(StartLimit);
        }
        catch (Exception exception) when (exception is InvalidOperationException or TimeoutException)
        {
            throw new InvalidOperationException($"{exception.Message}{Environment.NewLine}{Output}", exception);
        }
    }

    public Task WaitForExitAsync() => _process.WaitForExitAsync().WaitAsync(StartLimit);

    /// <summary>Ends it at once, as a power cut would.</summary>
    public void Kill()
    {
        Running.TryRemove(this, out _);
        if (_process.HasExited)
            return;
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private static bool IsServerSetting(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ConnectionStrings__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Database__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Mail__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("SignIn__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Site__", StringComparison.OrdinalIgnoreCase)
        || name.Equals("DOTNET_ENVIRONMENT", StringComparison.OrdinalIgnoreCase)
        || name.Equals("URLS", StringComparison.OrdinalIgnoreCase);

    private void Take(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (line.StartsWith(Announcement, StringComparison.Ordinal))
            _address.TrySetResult(new Uri(line[Announcement.Length..].Split(',')[0]));
    }
}
