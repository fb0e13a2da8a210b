using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Kommunenkat.Web.Hosting;

/// <summary>
/// The keys with which cookies and forms are sealed lie in the database: every node reads what another has sealed, also after a restart.
/// <c>DataProtection:Certificate</c> (path of a PFX file) and <c>DataProtection:CertificatePassword</c> encrypt them there.
/// </summary>
public static class SharedKeys
{
    private const string CertificateKey = "DataProtection:Certificate", PasswordKey = "DataProtection:CertificatePassword";

    /// <summary>Whatever folder a node runs in, it is the same application.</summary>
    private const string ApplicationName = "kommunenkat";

    /// <exception cref="SettingsException">The certificate cannot be read.</exception>
    public static void AddSharedKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName(ApplicationName);
        services.AddOptions<KeyManagementOptions>().Configure<ReadProtectionKeys, KeepProtectionKey>((options, read, keep) =>
            options.XmlRepository = new DatabaseKeys(read, keep));
        if (Certificate(configuration) is { } certificate)
            protection.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate(certificate);
    }

    private static X509Certificate2? Certificate(IConfiguration configuration)
    {
        if (configuration[CertificateKey] is not { Length: > 0 } path)
            return null;
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, configuration[PasswordKey]);
            return certificate.HasPrivateKey
                ? certificate
                : throw new SettingsException($"{CertificateKey} names a file without a private key, which the keys could never be read with again.");
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{CertificateKey} names a file that cannot be read as PFX with {PasswordKey}: {exception.Message}");
        }
    }

    /// <summary>The framework asks once at the start and then once a day, and waits.</summary>
    private sealed class DatabaseKeys(ReadProtectionKeys read, KeepProtectionKey keep) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements()
        {
            var outcome = read.RunAsync().GetAwaiter().GetResult();
            return outcome.IsSuccess
                ? [.. outcome.Value.Select(XElement.Parse)]
                // Not an empty list: the framework would make a key of its own, and every cookie would be worth nothing.
                : throw new IOException($"The keys cannot be read: {string.Join(" ", outcome.Failure.Messages)}");
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            var outcome = keep.RunAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting)).GetAwaiter().GetResult();
            if (!outcome.IsSuccess)
                throw new IOException($"A key cannot be stored: {string.Join(" ", outcome.Failure.Messages)}");
        }
    }
}
