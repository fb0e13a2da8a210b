namespace Kommunenkat.Browser.Tests.Hosting;

/// <summary>One browser for all tests; each test gets its own contexts in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Names the browser to use instead of the system's.</summary>
    private const string PathVariable = "KOMMUNENKAT_CHROMIUM";

    private const string DebianPath = "/usr/bin/chromium";

    // Nothing but the pages under test: no calls home, no GPU, no first-run tabs.
    private static readonly string[] Arguments =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        SetDefaultExpectTimeout(Visitor.PatienceMilliseconds);
        _playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = FindExecutable(),
            ChromiumSandbox = false, // Chromium refuses its sandbox to root, as whom containers run
            Args = Arguments,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <returns>Null: the browser that Playwright has installed for itself.</returns>
    private static string? FindExecutable() =>
        Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named ? named
        : File.Exists(DebianPath) ? DebianPath
        : null;
}
