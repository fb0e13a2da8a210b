using System.Diagnostics;
using Kommunenkat.Browser.Tests.Answering;

namespace Kommunenkat.Browser.Tests.CoEditing;

/// <summary>Colleagues on different nodes who see each other and each other's answers.</summary>
public sealed class LiveUpdateTests(Chromium chromium, TwoNodes nodes) : BrowserTest(chromium, nodes), IClassFixture<TwoNodes>
{
    private const string Round = "2027";
    private const string Municipality = "2506";

    [Fact]
    public async Task A_colleague_and_what_they_answer_are_seen_from_another_node_without_disturbing_who_types()
    {
        Colleagues.Add(new Stored(Server), Municipality, "Berit Berg");
        var (elin, berit) = (await VisitAsync(nodes.Address), await VisitAsync(nodes.Second.Address));
        await elin.SignInAsync("Elin Stenman");
        await berit.SignInAsync("Berit Berg");
        var (here, there) = (new SectionPage(elin.Page), new SectionPage(berit.Page));
        await here.GoToAsync(Round, Municipality, "styrning");
        await there.GoToAsync(Round, Municipality, "styrning");

        await there.Option("styrdokument_finns", "yes").FocusAsync();
        await Expect(here.Question("styrdokument_finns").Locator("[data-presence]")).ToHaveTextAsync("Berit Berg är här");
        await Expect(elin.Page.Locator(".section-list a[aria-current=page] [data-presence]")).ToHaveTextAsync("Berit Berg är här");

        await there.Option("styrdokument_finns", "yes").CheckAsync();
        var clock = Stopwatch.StartNew();
        await Expect(here.Option("styrdokument_finns", "yes")).ToBeCheckedAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"seen after {clock.ElapsedMilliseconds} ms");
        await Expect(here.Question("styrdokument_beslutsdatum")).ToBeVisibleAsync();
        await Expect(here.SaveState("styrdokument_finns", "saved")).ToContainTextAsync("av Berit Berg");

        // Typing goes on, letter by letter, while colleagues' answers come in.
        await here.Typed("styrdokument_lank").FocusAsync();
        var typing = here.Typed("styrdokument_lank").PressSequentiallyAsync("https://arjeplog.example/styrdokument", new() { Delay = 60 });
        foreach (var option in (string[])["namnd", "kommunstyrelse", "fullmaktige"])
        {
            await there.Option("styrdokument_beslutsniva", option).CheckAsync();
            await Expect(here.Option("styrdokument_beslutsniva", option)).ToBeCheckedAsync();
        }

        await typing;
        await Expect(here.Typed("styrdokument_lank")).ToHaveValueAsync("https://arjeplog.example/styrdokument");
        await Expect(here.Typed("styrdokument_lank")).ToBeFocusedAsync();
        await Expect(there.Typed("styrdokument_lank")).ToHaveValueAsync("https://arjeplog.example/styrdokument");

        await berit.Page.CloseAsync();
        await Expect(here.Question("styrdokument_finns").Locator("[data-presence]")).ToBeHiddenAsync();
    }
}
