using Kommunenkat.App.SignIn;

namespace Kommunenkat.Web.Features.Access;

/// <summary>The cookie of the browser that asked for a mail to sign in with: link and code are worth nothing in another.</summary>
public sealed class MailCookie(IWebHostEnvironment environment)
{
    private readonly string _name = environment.IsDevelopment() ? "ke-sign-in" : "__Host-ke-sign-in";

    /// <returns>The secret; null: the browser has none.</returns>
    public string? Read(HttpContext http) => http.Request.Cookies[_name];

    public void Write(HttpContext http, string secret) => http.Response.Cookies.Append(_name, secret, Options(RequestSignIn.Validity));

    public void Delete(HttpContext http) => http.Response.Cookies.Delete(_name, Options(null));

    private CookieOptions Options(TimeSpan? age) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = !environment.IsDevelopment(),
        Path = "/",
        MaxAge = age,
        IsEssential = true,
    };
}
