using System.Net;
using System.Net.Http.Headers;

namespace Kommunenkat.Web.Tests.Hosting;

/// <summary>What came of a request.</summary>
/// <param name="Length">Of the body as it was sent, in bytes.</param>
public sealed record ServedPage(HttpResponseMessage Response, int Length, string Text)
{
    public HttpStatusCode Status => Response.StatusCode;

    public HttpResponseHeaders Headers => Response.Headers;

    /// <summary>Only what comes from memory has an age.</summary>
    public bool IsFromMemory => Headers.Age is not null;

    public string? Tag => Headers.ETag?.ToString();

    public string? Encoding => Response.Content.Headers.ContentEncoding.SingleOrDefault();
}
