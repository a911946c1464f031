using System.Xml;
using System.Xml.Schema;

namespace PerfTest.Core.Tests.Reporting;

/// <summary>
/// What the readers of JUnit XML agree on: Ant's schema, which wants attributes, order and one outcome per case, and that of Jenkins' xUnit plugin, which knows no
/// properties of cases. What this accepts, both accept.
/// </summary>
internal static class JUnitSchema
{
    private const string Text =
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:simpleType name="some">
            <xs:restriction base="xs:token"><xs:minLength value="1"/></xs:restriction>
          </xs:simpleType>
          <xs:simpleType name="moment">
            <xs:restriction base="xs:dateTime"><xs:pattern value="\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}"/></xs:restriction>
          </xs:simpleType>
          <xs:simpleType name="seconds">
            <xs:restriction base="xs:decimal"><xs:pattern value="\d+\.\d{3}"/></xs:restriction>
          </xs:simpleType>
          <xs:complexType name="outcome">
            <xs:simpleContent>
              <xs:extension base="xs:string">
                <xs:attribute name="message" type="xs:string"/>
                <xs:attribute name="type" type="xs:string" use="required"/>
              </xs:extension>
            </xs:simpleContent>
          </xs:complexType>
          <xs:element name="testsuites">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="testsuite" minOccurs="0" maxOccurs="unbounded">
                  <xs:complexType>
                    <xs:sequence>
                      <xs:element name="properties">
                        <xs:complexType>
                          <xs:sequence>
                            <xs:element name="property" minOccurs="0" maxOccurs="unbounded">
                              <xs:complexType>
                                <xs:attribute name="name" type="some" use="required"/>
                                <xs:attribute name="value" type="xs:string" use="required"/>
                              </xs:complexType>
                            </xs:element>
                          </xs:sequence>
                        </xs:complexType>
                      </xs:element>
                      <xs:element name="testcase" minOccurs="0" maxOccurs="unbounded">
                        <xs:complexType>
                          <xs:choice minOccurs="0">
                            <xs:element name="skipped">
                              <xs:complexType><xs:attribute name="message" type="xs:string"/></xs:complexType>
                            </xs:element>
                            <xs:element name="error" type="outcome"/>
                            <xs:element name="failure" type="outcome"/>
                          </xs:choice>
                          <xs:attribute name="name" type="some" use="required"/>
                          <xs:attribute name="classname" type="some" use="required"/>
                          <xs:attribute name="time" type="seconds" use="required"/>
                        </xs:complexType>
                      </xs:element>
                      <xs:element name="system-out" type="xs:string"/>
                      <xs:element name="system-err" type="xs:string"/>
                    </xs:sequence>
                    <xs:attribute name="name" type="some" use="required"/>
                    <xs:attribute name="package" type="some" use="required"/>
                    <xs:attribute name="id" type="xs:int" use="required"/>
                    <xs:attribute name="hostname" type="some" use="required"/>
                    <xs:attribute name="timestamp" type="moment" use="required"/>
                    <xs:attribute name="time" type="seconds" use="required"/>
                    <xs:attribute name="tests" type="xs:int" use="required"/>
                    <xs:attribute name="failures" type="xs:int" use="required"/>
                    <xs:attribute name="errors" type="xs:int" use="required"/>
                    <xs:attribute name="skipped" type="xs:int"/>
                  </xs:complexType>
                </xs:element>
              </xs:sequence>
            </xs:complexType>
          </xs:element>
        </xs:schema>
        """;

    /// <summary>What is wrong with the document, a line each.</summary>
    public static IReadOnlyList<string> Errors(string xml)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, XmlReader.Create(new StringReader(Text)));
        var errors = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
        settings.ValidationEventHandler += (_, error) => errors.Add($"line {error.Exception.LineNumber}: {error.Message}");
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
        }

        return errors;
    }
}
