using Bunit;
using Kommunenkat.Web.Layout;
using Kommunenkat.Web.Tests.Answering;
using Microsoft.AspNetCore.Components.Web;
using Xunit;

namespace Kommunenkat.Web.Tests.Layout;

public sealed class PageDescriptionTests : AnsweringContext
{
    [Theory]
    [InlineData("sv", "sv_SE")]
    [InlineData("en", "en_GB")]
    public void A_page_tells_its_name_content_address_and_language(string language, string locale)
    {
        Speak(language);

        var head = Describe("Lund \"2025\" – <nu>", "Så långt har Lund kommit & vill.", "/resultat/kommun/1281");

        Assert.Equal("Så långt har Lund kommit & vill.", Content(head, "meta[name=description]"));
        Assert.Equal("Så långt har Lund kommit & vill.", Content(head, "meta[property='og:description']"));
        Assert.Equal("Lund \"2025\" – <nu>", Content(head, "meta[property='og:title']"));
        Assert.Equal("http://localhost/resultat/kommun/1281", head.Find("link[rel=canonical]").GetAttribute("href"));
        Assert.Equal("http://localhost/resultat/kommun/1281", Content(head, "meta[property='og:url']"));
        Assert.Equal(locale, Content(head, "meta[property='og:locale']"));
        Assert.Equal("Kommunenkat", Content(head, "meta[property='og:site_name']"));
        Assert.Equal("website", Content(head, "meta[property='og:type']"));
        Assert.Equal("summary", Content(head, "meta[name='twitter:card']"));
    }

    private IRenderedComponent<HeadOutlet> Describe(string title, string description, string path)
    {
        // The outlet asks a browser for the page's title.
        JSInterop.Mode = JSRuntimeMode.Loose;
        var head = Render<HeadOutlet>();
        Render<PageDescription>(parameters => parameters
            .Add(p => p.Title, title)
            .Add(p => p.Description, description)
            .Add(p => p.Path, path));
        return head;
    }

    private static string? Content(IRenderedComponent<HeadOutlet> head, string selector) => head.Find(selector).GetAttribute("content");
}
