namespace Kommunenkat.Browser.Tests.Hosting;

/// <summary>The real server with a database file of its own. As a fixture: started before the first test, gone after the last.</summary>
public class WebServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kommunenkat-browser-").FullName;
    private readonly string _environment;
    private ServerProcess? _process;
    private int _port;

    public WebServer()
        : this("Development")
    {
    }

    protected WebServer(string environment)
    {
        _environment = environment;
        DatabaseFile = Path.Combine(_folder, "kommunenkat.db");
    }

    /// <summary>A further node on the database of a server that runs.</summary>
    protected WebServer(WebServer first)
        : this(first._environment) => DatabaseFile = first.DatabaseFile;

    public string DatabaseFile { get; }

    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>What the server has written since it was last started.</summary>
    public string Output => _process?.Output ?? "";

    /// <summary>Seconds a write waits for a locked database; the server's own default where not said.</summary>
    protected virtual int? LockTimeout => null;

    /// <summary>All visitors of all tests come from one address.</summary>
    private static readonly KeyValuePair<string, string>[] AllFromOneAddress = [new("RateLimits:PerMinute", "1000000"), new("RateLimits:SignInPerMinute", "1000000")];

    /// <summary>Settings besides the database, as "SignIn:IdleMinutes".</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>Starts it, the second time on the same file and the same port.</summary>
    public async Task StartAsync()
    {
        var connection = $"Data Source={DatabaseFile}" + (LockTimeout is { } seconds ? $";Default Timeout={seconds}" : "");
        _process = ServerProcess.Start(_environment, _port, new Dictionary<string, string>(AllFromOneAddress.Concat(Settings).GroupBy(setting => setting.Key).Select(group => group.Last())) { ["ConnectionStrings:Kommunenkat"] = connection });
        _port = (await _process.WaitUntilListeningAsync()).Port;
    }

    /// <summary>Kills it where it stands (SIGKILL): nothing gets a chance to be written.</summary>
    public void Kill() => _process?.Kill();

    public virtual async ValueTask InitializeAsync()
    {
        await StartAsync();
        // The first page is the slowest: everything is compiled for it. Better here than within a test's patience.
        using var client = new HttpClient { BaseAddress = Address };
        (await client.GetAsync("/logga-in")).EnsureSuccessStatusCode();
    }

    public virtual ValueTask DisposeAsync()
    {
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Two nodes on one database.</summary>
public sealed class TwoNodes : WebServer
{
    public WebServer Second { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Second = new FurtherNode(this);
        await Second.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await Second.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private sealed class FurtherNode(WebServer first) : WebServer(first);
}

/// <summary>One server for all tests that leave each other alone: those that answer do so for a municipality of their own.</summary>
public sealed class SharedServer : WebServer;
