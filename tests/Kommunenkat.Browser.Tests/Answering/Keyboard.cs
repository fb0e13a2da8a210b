namespace Kommunenkat.Browser.Tests.Answering;

/// <summary>Somebody who has no mouse. Every stop on the way has to show that it is where they are.</summary>
internal sealed class Keyboard(IPage page)
{
    /// <summary>More stops than any page has.</summary>
    private const int MostStops = 250;

    private const string ReadFocus =
        """
        async wanted => {
          // What is seen is what is painted: even the shortest transition takes a frame.
          for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
          const here = document.activeElement;
          if (here === document.body) return { isNowhere: true };
          const hasOutline = element => {
            const style = element && getComputedStyle(element);
            return !!style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
          };
          const box = here.getBoundingClientRect();
          return {
            isNowhere: false,
            isWanted: here.matches(wanted),
            isOutlined: hasOutline(here) || hasOutline(here.closest('.option')),
            isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
            what: here.outerHTML.slice(0, 160),
          };
        }
        """;

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    /// <summary>Presses Tab until what the selector says has the focus.</summary>
    public async Task TabToAsync(string wanted)
    {
        await page.WaitForLoadStateAsync(); // the style sheets have to be there to show the focus
        for (var stop = 0; stop < MostStops; stop++)
        {
            await PressAsync("Tab");
            var focus = await page.EvaluateAsync<Focus>(ReadFocus, wanted);
            if (focus.IsNowhere)
                continue;
            Assert.True(focus.IsOutlined, $"Nothing shows that the focus is on {focus.What}");
            Assert.True(focus.IsInView, $"The focus is out of sight, on {focus.What}");
            if (focus.IsWanted)
                return;
        }

        Assert.Fail($"{wanted} cannot be reached by Tab on {page.Url}.");
    }

    /// <summary>
    /// Chooses an option of the radio group that has the focus, by space bar and arrows. How often is counted first: between two
    /// presses a busy server may show for a moment what was chosen before.
    /// </summary>
    public async Task ChooseAsync(ILocator option)
    {
        var steps = await option.EvaluateAsync<int>(
            """
            wanted => {
              const group = [...document.getElementsByName(wanted.name)];
              return (group.indexOf(wanted) - group.indexOf(document.activeElement) + group.length) % group.length;
            }
            """);
        await PressAsync("Space");
        for (var step = 0; step < steps; step++)
            await PressAsync("ArrowDown");
        await Expect(option).ToBeCheckedAsync();
    }

    private sealed record Focus
    {
        public bool IsNowhere { get; set; }

        public bool IsWanted { get; set; }

        public bool IsOutlined { get; set; }

        public bool IsInView { get; set; }

        public string What { get; set; } = "";
    }
}
