using System.Collections.Concurrent;

namespace Kommunenkat.Browser.Tests.Hosting;

/// <summary>
/// Somebody at a browser of their own: no cookies, nothing cached. All that goes wrong in the page without being seen – errors
/// in the console, requests that fail, requests to other hosts – is noted and fails the test.
/// </summary>
public sealed class Visitor
{
    /// <summary>How long a page may take before it counts as broken: long, since the machine may be busy with all else.</summary>
    public const int PatienceMilliseconds = 20_000;

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _problems = [];
    private readonly List<string> _expected = [];
    private readonly Uri _address;

    private Visitor(IBrowserContext context, IPage page, Uri address)
    {
        _context = context;
        _address = address;
        Page = page;
        _context.SetDefaultTimeout(PatienceMilliseconds);
        Listen(page);
    }

    public IPage Page { get; }

    public IBrowserContext Context => _context;

    /// <summary>What went wrong that no test had foreseen.</summary>
    public IReadOnlyList<string> Problems => [.. _problems.Where(problem => !_expected.Any(part => problem.Contains(part, StringComparison.Ordinal)))];

    /// <summary>All that was noted, foreseen or not.</summary>
    public IReadOnlyList<string> AllProblems => [.. _problems];

    public static async Task<Visitor> OpenAsync(IBrowser browser, Uri address, int width = 1280, int height = 900, bool hasScripts = true)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            JavaScriptEnabled = hasScripts,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "en-US", // the survey is met in Swedish whatever the browser would like
            TimezoneId = "America/New_York", // and its times are Sweden's
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        return new Visitor(context, await context.NewPageAsync(), address);
    }

    /// <summary>Says that problems with this in their text belong to what is tested.</summary>
    public void Expect(string partOfProblem) => _expected.Add(partOfProblem);

    /// <summary>A second tab with the same cookies.</summary>
    public async Task<IPage> OpenTabAsync()
    {
        var page = await _context.NewPageAsync();
        Listen(page);
        return page;
    }

    public Task<IResponse?> GoToAsync(string path) => Page.GotoAsync(path);

    /// <summary>Signs in as one of the demo people by one click, from the sign-in page.</summary>
    public async Task SignInAsync(string name)
    {
        await Page.GotoAsync("/logga-in");
        await Page.Locator(".people button", new() { HasText = name }).ClickAsync();
        await Assertions.Expect(Page.Locator(".account-name")).ToContainTextAsync(name);
    }

    public Task CloseAsync() => _context.CloseAsync();

    private void Listen(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
                Note($"console: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => Note($"script: {error}");
        page.Dialog += async (_, dialog) =>
        {
            // Whether to leave with something unsaved is settled a moment after the page has said that all is saved: no fault.
            if (dialog.Type != DialogType.BeforeUnload)
                Note($"dialog: {dialog.Type} {dialog.Message}");
            await dialog.AcceptAsync();
        };
        page.RequestFailed += (_, request) =>
        {
            // The browser itself gives up what a page that is left behind had asked for.
            if (request.Failure is not "net::ERR_ABORTED")
                Note($"request: {request.Method} {request.Url} {request.Failure}");
        };
        page.Request += (_, request) =>
        {
            var target = new Uri(request.Url);
            if (target.Scheme is not ("data" or "blob") && target.Authority != _address.Authority)
                Note($"other host: {request.Url}");
        };
        page.WebSocket += (_, socket) =>
        {
            if (new Uri(socket.Url).Authority != _address.Authority)
                Note($"other host: {socket.Url}");
        };
    }

    private void Note(string problem) => _problems.Enqueue(problem);
}
