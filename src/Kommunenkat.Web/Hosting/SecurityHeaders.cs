namespace Kommunenkat.Web.Hosting;

/// <summary>Headers that keep a browser to this server: nothing is fetched from, sent to or framed by anybody else.</summary>
public static class SecurityHeaders
{
    /// <summary>Styles may stand in attributes: the length of a bar is its data. Scripts may not.</summary>
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
        + "form-action 'self'; frame-ancestors 'self'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseHsts();

        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            return next(context);
        });
    }
}
