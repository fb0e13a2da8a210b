using Kommunenkat.Web.Layout;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Kommunenkat.Web.Tests.Layout;

public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/resultat")]
    [InlineData("/resultat?indicator=a&area=14")]
    [InlineData("/enkat/2025/1440#fraga-1")]
    [InlineData("/resultat?see=https://example.org/")]
    public void An_address_within_the_site_is_gone_to(string url)
    {
        Assert.Equal(url, LocalUrl.Or(url, "/fallback"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("resultat")]
    [InlineData("~/resultat")]
    [InlineData("https://example.org/")]
    [InlineData("http:/example.org/")]
    [InlineData("HTTPS://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("///example.org/")]
    [InlineData("/\\example.org/")]
    [InlineData("\\\\example.org/")]
    [InlineData("~//example.org/")]
    [InlineData("/\t/example.org/")]
    [InlineData("/\n/example.org/")]
    [InlineData("\t//example.org/")]
    [InlineData(" //example.org/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("?returnUrl=/")]
    public void Any_other_address_is_not(string? url)
    {
        Assert.Equal("/fallback", LocalUrl.Or(url, "/fallback"));
    }

    [Fact]
    public void The_current_address_is_path_and_query_and_without_a_request_the_start()
    {
        var http = new DefaultHttpContext { Request = { Path = "/resultat", QueryString = new QueryString("?area=14") } };

        Assert.Equal("/resultat?area=14", LocalUrl.Current(http));
        Assert.Equal("/", LocalUrl.Current(null));
    }

    [Fact]
    public void An_error_page_is_known_by_the_address_it_stands_in_for()
    {
        var http = new DefaultHttpContext { Request = { Path = "/fel/404" } };
        http.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature { OriginalPath = "/resultatt", OriginalQueryString = "?area=14" });

        Assert.Equal("/resultatt?area=14", LocalUrl.Current(http));
    }
}
