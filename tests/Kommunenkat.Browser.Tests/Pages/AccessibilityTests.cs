using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Kommunenkat.Browser.Tests.Pages;

public sealed class AccessibilityTests(Chromium chromium, SharedServer server) : BrowserTest(chromium, server)
{
    private static readonly AxeRunOptions Wcag21AA = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] },
        ResultTypes = [ResultType.Violations],
    };

    public static TheoryData<Part, string, string> Everything()
    {
        var data = new TheoryData<Part, string, string>();
        foreach (var part in Enum.GetValues<Part>())
        {
            data.Add(part, "sv", "light");
            data.Add(part, "sv", "dark");
            data.Add(part, "en", "light");
            data.Add(part, "en", "dark");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task No_page_violates_WCAG_2_1_AA_as_far_as_a_machine_can_tell(Part part, string language, string theme)
    {
        var visitor = await VisitAsync();
        await SitePages.EnterAsync(part, visitor);
        await visitor.GoToAsync($"/sprak/{language}");
        await visitor.GoToAsync($"/utseende/{theme}");

        var violations = new List<string>();
        foreach (var path in SitePages.Of(part, Server))
        {
            await SitePages.ShowAsync(visitor, path);
            await SitePages.ShowFaultsAsync(visitor.Page);
            await visitor.Page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(folded => folded.open = true)");
            violations.AddRange((await visitor.Page.RunAxe(Wcag21AA)).Violations.Select(violation => Describe(path, violation)));
        }

        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations.Prepend($"{violations.Count} violations:")));
    }

    private static string Describe(string path, AxeResultItem violation) => string.Join(
        Environment.NewLine,
        violation.Nodes.Take(4).Select(node => $"    {node.Target}: {node.Html}{Environment.NewLine}      {Reason(node)}")
            .Prepend($"  {path}: {violation.Id} ({violation.Impact}), {violation.Nodes.Length} times: {violation.Help}"));

    private static string Reason(AxeResultNode node) =>
        string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message));
}
