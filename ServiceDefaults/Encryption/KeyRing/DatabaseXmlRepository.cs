using System.Xml.Linq;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Credentialing.ServiceDefaults.Encryption.KeyRing;

/// <summary>Keeps Data Protection's key ring in the service's database, so that every copy of the service has the same.</summary>
internal sealed class DatabaseXmlRepository(ServiceDatabase database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = new NpgsqlConnection(database.AppConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand("SELECT xml FROM key_ring ORDER BY id", connection);
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
        {
            elements.Add(XElement.Parse(reader.GetString(0)));
        }

        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = new NpgsqlConnection(database.AppConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand("INSERT INTO key_ring (id, friendly_name, xml) VALUES ($1, $2, $3)", connection);
        command.Parameters.AddWithValue(Guid.CreateVersion7());
        command.Parameters.AddWithValue(friendlyName ?? "");
        command.Parameters.AddWithValue(element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }
}
